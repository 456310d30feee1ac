"""The components that are looked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from plainspoken.flow import Component
from plainspoken.page.components import (
    accordion,
    back_link,
    breadcrumbs,
    character_count,
    checkboxes,
    cookie_banner,
    date_input,
    details,
    error_summary,
    exit_this_page,
    file_upload,
    inset_text,
    notification_banner,
    pagination,
    panel,
    password_input,
    phase_banner,
    radios,
    service_navigation,
    skip_link,
    start_button,
    step_by_step,
    summary_card,
    summary_list,
    tabs,
    tag,
    task_list,
    warning_text,
)
from plainspoken.page.components.markup import Markup

FINDERS: tuple[Callable[[Markup], Iterator[Component]], ...] = (
    accordion.find,
    back_link.find,
    breadcrumbs.find,
    character_count.find,
    checkboxes.find,
    cookie_banner.find,
    date_input.find,
    details.find,
    error_summary.find,
    exit_this_page.find,
    file_upload.find,
    inset_text.find,
    notification_banner.find,
    pagination.find,
    panel.find,
    password_input.find,
    phase_banner.find,
    radios.find,
    service_navigation.find,
    skip_link.find,
    start_button.find,
    step_by_step.find,
    summary_card.find,
    summary_list.find,
    tabs.find,
    tag.find,
    task_list.find,
    warning_text.find,
)
