"""Which fields of an entry steer this site, which have a place of their own, and which languages have which tag.

`SITE_FIELDS` mean nothing to a reader's own BibTeX: those of al-folio (its `filtered_bibtex_keywords`) and HugoBlox
(`url_…`), and the private ones that reference managers write, with paths on their owner's disk. They never stand in
the BibTeX shown.
"""

from __future__ import annotations

# BibDesk numbers the files and addresses of an entry.
_BIBDESK = frozenset(f"bdsk-{kind}-{number}" for kind in ("url", "file") for number in range(1, 31))
SITE_FIELDS = _BIBDESK | frozenset(
    """
    abbr abstract additional_info altmetric annotation appendix arxiv award award_name bibtex_show blog category code
    corr data dataset demo dimensions featured google_scholar_id gscholar hal handout honor html image inspirehep_id
    lead links mesh model pdf pmid poster preview press project pst selected slides special supp supplement
    supplementary talk topic video website github openreview
    url_code url_dataset url_pdf url_poster url_preprint url_project url_slides url_source url_video
    file local-url localfile owner timestamp date-added date-modified creationdate modificationdate groups ranking
    readstatus priority qualityassured __markedentry username mendeley-groups mendeley-tags
    rating read
    """.split()  # noqa: SIM905 - a table
)
# Fields that have a place of their own in a record, or none on a page: never taken for links.
ORDINARY_FIELDS = _BIBDESK | frozenset(
    """
    abbr abstract addendum additional_info address annotation annote archiveprefix article articleno author award
    award_name bibsource biburl
    bibtex_show booksubtitle booktitle category chapter comment copyright crossref date day doi edition editor eid
    eprint eprintclass eprinttype eventdate eventtitle featured file google_scholar_id groups honor howpublished
    image institution isbn issn issue issuetitle journal journalsubtitle journaltitle key keywords langid language
    location local-url localfile maintitle month note number numpages organization owner pages pagetotal pmcid preview
    primaryclass publisher pubstate school selected series shortbooktitle shortjournal shorttitle special status
    subtitle timestamp title titleaddon topic translator type url urldate venue version volume volumes xdata year
    """.split()  # noqa: SIM905 - a table
)
# Fields whose text is shown, read as LaTeX.
TEXT_FIELDS = tuple(
    """
    abbr abstract addendum additional_info address annotation author award award_name booksubtitle booktitle edition
    editor eventtitle holder honor howpublished institution journal journalsubtitle journaltitle keywords location
    maintitle note organization publisher school series shortbooktitle shortjournal special subtitle title venue
    """.split()  # noqa: SIM905 - a table
)
LANGUAGES = dict(
    pair.split(":")
    for pair in """
    english:en american:en-US british:en-GB usenglish:en-US ukenglish:en-GB german:de ngerman:de deutsch:de french:fr
    francais:fr spanish:es italian:it portuguese:pt brazilian:pt-BR dutch:nl russian:ru chinese:zh japanese:ja
    korean:ko polish:pl swedish:sv danish:da norwegian:no finnish:fi czech:cs turkish:tr greek:el hungarian:hu
    arabic:ar hebrew:he
    """.split()  # noqa: SIM905 - a table
)
