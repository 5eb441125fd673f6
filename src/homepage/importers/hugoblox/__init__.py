"""HugoBlox, formerly Wowchemy and Academic: records in folders, and a home page of widgets or blocks."""
