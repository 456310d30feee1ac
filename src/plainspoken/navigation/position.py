"""Where the reading is on a page, in blocks and sentences."""

from __future__ import annotations

from bisect import bisect_right

from plainspoken.flow import Block, Mark, Page, Place, Read


def readable(page: Page) -> tuple[int, ...]:
    """The blocks that are read, in order: the main content where there is one, less what the profile skips."""
    kept = [index for index, block in enumerate(page.blocks) if not block.skipped and block.sentences]
    main = tuple(index for index in kept if page.blocks[index].main)
    return main or tuple(kept) or tuple(range(len(page.blocks)))


def block_index(page: Page, node: int) -> int:
    """The block that reading has come to at a node: the last that begins at or before it, -1 on a page with none.

    `structure.block_at` tells where a thing is read, for a container the block after its start; this, what was read.
    """
    return bisect_right(page.blocks, node, key=_start) - 1


def top(page: Page) -> Mark:
    """Where reading begins."""
    blocks = readable(page)
    return Mark(page.blocks[blocks[0]].start) if blocks else Mark(0)


def fresh(place: Place, page: Page) -> bool:
    """Whether the first thing of the content is still to be heard: the next one is that, not the one after it.

    Not where it is the heading that the page is called by, which is said on arrival.
    """
    if place.mark != top(page) or any(isinstance(action, Read) for action in place.said):
        return False
    block = block_here(page, place.mark)
    return block is not None and block.text != name_of(page)


def beyond(place: Place, page: Page, found: tuple[int, ...], step: int) -> int | None:
    """The next (1) or previous (-1) of some nodes from where the reading is; None where there is none."""
    here = place.mark.node
    if step < 0:
        return next((index for index in reversed(found) if index < here), None)
    first = here if fresh(place, page) else here + 1
    return next((index for index in found if index >= first), None)


def end(page: Page) -> int:
    """One past the last node that is read."""
    blocks = readable(page)
    return page.blocks[blocks[-1]].end if blocks else len(page.nodes)


def end_from(page: Page, mark: Mark) -> int:
    """Where reading that starts at a mark comes to its end: the content's, or the page's from behind the content."""
    last = end(page)
    return last if mark.node < last else len(page.nodes)


def block_here(page: Page, mark: Mark) -> Block | None:
    """The block that the mark is in."""
    index = block_index(page, mark.node)
    return page.blocks[index] if index >= 0 else None


def next_block(page: Page, mark: Mark, step: int) -> Block | None:
    """The readable block one after (step 1) or before (step -1) the one that the mark is in."""
    blocks = readable(page)
    here = block_index(page, mark.node)
    beyond = [index for index in blocks if (index > here if step > 0 else index < here)]
    if not beyond:
        return None
    return page.blocks[beyond[0] if step > 0 else beyond[-1]]


def next_sentence(page: Page, mark: Mark, step: int) -> Mark | None:
    """The mark one sentence on (step 1) or back (step -1), over the edges of blocks."""
    block = block_here(page, mark)
    if block and 0 <= mark.sentence + step < len(block.sentences):
        return Mark(block.start, mark.sentence + step)
    beyond = next_block(page, mark, step)
    if beyond is None:
        return None
    return Mark(beyond.start, 0 if step > 0 else max(0, len(beyond.sentences) - 1))


def name_of(page: Page) -> str:
    """What a page is called: its first heading of level one, else its title, else its address."""
    headings = (node.name for node in page.nodes if node.role == "heading" and node.level == 1 and node.name)
    return next(headings, page.title or page.url)


def _start(block: Block) -> int:
    return block.start
