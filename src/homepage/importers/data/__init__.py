"""Publications and résumés as programs exchange them: BibTeX, CSL-JSON, RIS, PubMed, JSON Resume."""
