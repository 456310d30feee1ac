"""Help told by topic."""

from __future__ import annotations

from plainspoken.intent.help import commands_in, line, markdown, topics


def test_every_command_is_in_a_topic_and_in_the_document(commands) -> None:
    told = [command.name for topic in topics(commands) for command in commands_in(commands, topic)]
    assert sorted(told) == sorted(commands.by_name)
    document = markdown(commands)
    for command in commands.by_name.values():
        assert f"| **{command.entry.example}** |" in document


def test_a_table_row_is_whole(commands) -> None:
    rows = [row for row in markdown(commands).splitlines() if row.startswith("| **")]
    assert len(rows) == len(commands.by_name)
    assert all(row.replace("\\|", "").count("|") == 4 for row in rows)


def test_a_line_of_help(commands) -> None:
    assert line(commands.by_name["go.back"]) == 'Say "go back" to go back to the page before.'
    assert commands_in(commands, "nothing") == ()
