"""The office that a text gives a person, and whose office it is; people mentioned by their office alone.

`ABŞ dövlət katibi Entoni Blinken` has the office `dövlət katibi` of `ABŞ`, `BMT-nin Baş katibi Antonio Quterreş` the
office `baş katib` of `BMT`. An office is spelled as in the table of offices, in the nominative, so that the same office
counts as one.

The noun phrase is read from the right, one production a module:

    title      office = qualifier* words of the table, in any form             keçmiş baş nazirinə
    naming     the name of an office that is held under another                nazirin müavini
    above      the offices that one is held under                              baş nazirin birinci müavini
    portfolio  what a minister is for, where the table has not all of it       aerokosmik sənaye naziri
    owner      whose the office is                                             Azərbaycanın Şuşaya gələn naziri
    phrase     phrase = owner* above* title | phrase "," title | …             Rusiya Baş nazirinin müavini
    holder     where a phrase stands about a name                              Entoni Blinken, ABŞ dövlət katibi, …
    sharing    what one mention of a person tells of the others
    terms      who held which office when, by the tables of people
    references people mentioned by their office alone
"""
