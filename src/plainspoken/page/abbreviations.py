"""Words that tell whether a full stop ends a sentence: abbreviations, and words that begin sentences."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


NEVER_LAST = _words(
    "mr mrs ms messrs mx dr prof rev revd fr hon rt sir cllr ald lt col gen capt cpt sgt maj cmdr pc insp supt "
    "st e.g eg i.e ie viz cf v vs approx c ca circa inc. excl incl tel ext extn ref refs fig figs para paras art "
    "arts reg regs sec sect sch ch chap vol vols ed eds no nos pp pt pts rm min. max. est mt ft"
)
"""Abbreviations that something always follows: a name, a number, an example."""

NUMBERED = _words("no nos art fig figs ch sec ref refs p pt ed ext tel pp ft reg para vol rm est min max")
"""Of those, the ones that are also words or ends: they hold the sentence open only before a number."""

SOMETIMES_LAST = _words(
    "etc a.m p.m am pm ltd plc inc co corp llp rd ave ln sq dept govt assoc bros jr snr jnr al "
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun "
    "hr hrs mins secs yr yrs wk wks km kg lb lbs oz sq misc esp n.b b.sc ph.d"
)
"""Abbreviations that may stand last: the next word decides."""

DAYS = _words("monday tuesday wednesday thursday friday saturday sunday gmt bst")
"""After "5 p.m." these carry the sentence on."""

STARTERS = _words(
    "the this that these those it its it's you your we our they their he she his her there here if when where while "
    "what who why how in on at for from to a an and but or so as after before because please do don't does can could "
    "may must should will would is are was not no yes find apply check see call contact use read go tell ask get make "
    "each every all any some most many both once until unless then however also only with by under since"
)
"""Words that begin sentences and hardly ever follow an initial, "St" or an acronym in capitals."""
