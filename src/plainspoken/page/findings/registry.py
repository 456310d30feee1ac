"""All rules, in the order in which what they find is told."""

from __future__ import annotations

from plainspoken.page.findings import (
    barriers,
    fields,
    headings,
    images,
    languages,
    links,
    markup,
    naming,
    tables,
    whole_page,
)
from plainspoken.page.findings.finding import Criterion, Rule

RULES: tuple[Rule, ...] = (
    Rule("needs_script", Criterion.GOOD_PRACTICE, barriers.needs_script),
    Rule("captcha", Criterion.NON_TEXT_CONTENT, barriers.captcha),
    Rule("page_untitled", Criterion.PAGE_TITLED, whole_page.no_title),
    Rule("page_language_missing", Criterion.LANGUAGE_OF_PAGE, languages.missing),
    Rule("page_language_unknown", Criterion.LANGUAGE_OF_PAGE, languages.unknown),
    Rule("part_language_unknown", Criterion.LANGUAGE_OF_PARTS, languages.unknown_part),
    Rule("page_refreshed", Criterion.TIMING_ADJUSTABLE, whole_page.refreshed),
    Rule("main_missing", Criterion.GOOD_PRACTICE, whole_page.no_main),
    Rule("skip_link_missing", Criterion.BYPASS_BLOCKS, whole_page.no_skip_link),
    Rule("skip_link_broken", Criterion.BYPASS_BLOCKS, whole_page.broken_skip_link),
    Rule("heading_first_missing", Criterion.GOOD_PRACTICE, headings.no_first),
    Rule("heading_first_repeated", Criterion.GOOD_PRACTICE, headings.several_first),
    Rule("heading_skipped", Criterion.INFO_AND_RELATIONSHIPS, headings.skipped),
    Rule("heading_empty", Criterion.HEADINGS_AND_LABELS, headings.empty),
    Rule("link_empty", Criterion.LINK_PURPOSE, links.empty_link),
    Rule("link_vague", Criterion.LINK_PURPOSE, links.vague_link),
    Rule("link_repeated", Criterion.LINK_PURPOSE, links.repeated_link),
    Rule("button_empty", Criterion.NAME_ROLE_VALUE, links.empty_button),
    Rule("image_silent", Criterion.NON_TEXT_CONTENT, images.silent),
    Rule("frame_untitled", Criterion.NAME_ROLE_VALUE, images.untitled_frame),
    Rule("field_unlabelled", Criterion.NAME_ROLE_VALUE, fields.unlabelled),
    Rule("field_placeholder_only", Criterion.LABELS_OR_INSTRUCTIONS, fields.placeholder_only),
    Rule("choices_ungrouped", Criterion.INFO_AND_RELATIONSHIPS, fields.ungrouped),
    Rule("error_stray", Criterion.ERROR_IDENTIFICATION, fields.stray_error),
    Rule("error_link_broken", Criterion.ERROR_IDENTIFICATION, fields.stray_summary_link),
    Rule("purpose_missing", Criterion.INPUT_PURPOSE, fields.without_purpose),
    Rule("purpose_unknown", Criterion.INPUT_PURPOSE, fields.wrong_purpose),
    Rule("label_not_in_name", Criterion.LABEL_IN_NAME, naming.mismatched),
    Rule("table_headless", Criterion.INFO_AND_RELATIONSHIPS, tables.headless),
    Rule("table_layout_headed", Criterion.INFO_AND_RELATIONSHIPS, tables.headed_layout),
    Rule("id_repeated", Criterion.NAME_ROLE_VALUE, markup.repeated_id),
    Rule("reference_broken", Criterion.NAME_ROLE_VALUE, markup.broken_reference),
    Rule("role_unknown", Criterion.NAME_ROLE_VALUE, markup.unknown_role),
    Rule("focus_hidden", Criterion.NAME_ROLE_VALUE, links.hidden_focusable),
    Rule("focus_order", Criterion.FOCUS_ORDER, links.positive_tabindex),
)
"""A rule's name is also the key of its words: `finding.<name>` in wording/<language>/findings.yaml."""
