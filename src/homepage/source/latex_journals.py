"""The macros by which astronomers name journals, after the list that AASTeX and the ADS share."""

from __future__ import annotations

from homepage.patterns import lazy

JOURNALS = {
    macro: name.strip()
    for macro, _, name in (
        line.strip().partition(" ")
        for line in """
        aj The Astronomical Journal
        apj The Astrophysical Journal
        apjl The Astrophysical Journal Letters
        apjlett The Astrophysical Journal Letters
        apjs The Astrophysical Journal Supplement Series
        apjsupp The Astrophysical Journal Supplement Series
        psj The Planetary Science Journal
        aap Astronomy & Astrophysics
        astap Astronomy & Astrophysics
        aaps Astronomy & Astrophysics Supplement Series
        aapr The Astronomy and Astrophysics Review
        mnras Monthly Notices of the Royal Astronomical Society
        nat Nature
        pasp Publications of the Astronomical Society of the Pacific
        pasj Publications of the Astronomical Society of Japan
        pasa Publications of the Astronomical Society of Australia
        araa Annual Review of Astronomy and Astrophysics
        actaa Acta Astronomica
        ao Applied Optics
        applopt Applied Optics
        aplett Astrophysical Letters
        apspr Astrophysics Space Physics Research
        apss Astrophysics and Space Science
        azh Astronomicheskii Zhurnal
        baas Bulletin of the American Astronomical Society
        bain Bulletin of the Astronomical Institutes of the Netherlands
        caa Chinese Astronomy and Astrophysics
        cjaa Chinese Journal of Astronomy and Astrophysics
        fcp Fundamentals of Cosmic Physics
        gca Geochimica et Cosmochimica Acta
        grl Geophysical Research Letters
        iaucirc IAU Circulars
        icarus Icarus
        jaavso Journal of the American Association of Variable Star Observers
        jcap Journal of Cosmology and Astroparticle Physics
        jcp The Journal of Chemical Physics
        jgr Journal of Geophysical Research
        jqsrt Journal of Quantitative Spectroscopy and Radiative Transfer
        jrasc Journal of the Royal Astronomical Society of Canada
        maps Meteoritics & Planetary Science
        memras Memoirs of the Royal Astronomical Society
        memsai Memorie della Società Astronomica Italiana
        na New Astronomy
        nar New Astronomy Reviews
        nphysa Nuclear Physics A
        physrep Physics Reports
        physscr Physica Scripta
        planss Planetary and Space Science
        pra Physical Review A
        prb Physical Review B
        prc Physical Review C
        prd Physical Review D
        pre Physical Review E
        prl Physical Review Letters
        procspie Proceedings of SPIE
        qjras Quarterly Journal of the Royal Astronomical Society
        rmxaa Revista Mexicana de Astronomía y Astrofísica
        skytel Sky & Telescope
        solphys Solar Physics
        sovast Soviet Astronomy
        ssr Space Science Reviews
        zap Zeitschrift für Astrophysik
        """.strip().splitlines()
    )
}
_ONE_MACRO = lazy(r"[{\s]*\\([A-Za-z]+)\s*(?:\{\s*\})?[}\s]*(?:\\\s?)?[}\s]*")


def only_macro(value: str) -> str | None:
    r"""The name of the macro that is the whole of a value: `{\mnras}`."""
    match = _ONE_MACRO.fullmatch(value)
    return match[1] if match else None
