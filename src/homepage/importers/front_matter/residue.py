"""What templates come with and owners forget: samples, told by their titles and sentences, never by a person's name."""

from __future__ import annotations

import re

from homepage.content.bibliography_twins import normalised_title

_TITLES = """
Can Quantum-Mechanical Description of Physical Reality Be Considered Complete?
Über einen die Erzeugung und Verwandlung des Lichtes betreffenden heuristischen Gesichtspunkt
Un the movement of small particles suspended in statiunary liquids required by the molecular-kinetic theory 0f heat
On the electrodynamics of moving bodies
Investigations on the Theory of the Brownian Movement
The meaning of relativity
Letters on wave mechanics
Die grundlage der allgemeinen relativitätstheorie
Experimental proof of the existence of Ampère's molecular currents
The photoelectric effect
Paper Title Number 1
Paper Title Number 2
Paper Title Number 3
Paper Title Number 4
Paper Title Number 5
Talk 1 on Relevant Topic in Your Field
Talk 2 on Relevant Topic in Your Field
Tutorial 1 on Relevant Topic in Your Field
Conference Proceeding talk 3 on Relevant Topic in Your Field
Teaching experience 1
Teaching experience 2
Portfolio item number 1
Portfolio item number 2
Blog Post number 1
Blog Post number 2
Blog Post number 3
Blog Post number 4
Future Blog Post
An example preprint / working paper
An example journal article
An example conference paper
Example Project
Example Talk
Example Event
Welcome to Wowchemy, the website builder for Hugo
Welcome to Hugo Blox Builder, the website builder for Hugo
Display Jupyter Notebooks with Academic
Writing technical content in Academic
Slides: An introduction to using Wowchemy's Slides feature
a post with formatting and links
a post with images
a post with code
a post with code diff
a post with math
a post with diagrams
a post with disqus comments
a post with giscus comments
a post with redirect
a post with custom blockquotes
a post with audios
a post with videos
a post with table of contents
a post with bibliography
a post with jupyter notebook
a post with twitter
a post with tabs
a post with chart.js
a post with echarts
a post with geojson
a post with vega lite
a post with pseudo code
a post with image galleries
a post with advanced image components
a post with plotly.js
a post with TikZJax
a post with typograms
a post with tables
a post with blog-like table of contents on a sidebar
a distill-style blog post
displaying beautiful tables with Bootstrap Tables
Page not in menu
Archive Layout with Content
Terms and Privacy Policy
"""
_TITLE_KEYS = frozenset(normalised_title(line) for line in _TITLES.strip().splitlines())
_SENTENCES = tuple(
    normalised_title(line)
    for line in """
A simple inline announcement.
An optional shortened abstract.
A simple inline announcement with Markdown emoji!
Announcements and news can be much longer than just quick inline posts.
Jean shorts raw denim Vice normcore
Every project has a beautiful feature showcase page.
Write your biography here. Tell the world about yourself.
Put your address / P.O. box / other info right below your picture.
Link to your social media connections, too.
在这里写下你的个人简介。告诉世界关于你的信息。
在你的照片下方放置你的地址/邮政信箱/其他信息。
还可以添加你的社交媒体个人资料链接。
隶属关系。地址。联系方式。座右铭。等等。
555 你的工作电话
555 your office number
Affiliations. Address. Contacts. Moto. Etc.
Affiliations. Address. Contacts. Motto. Etc.
and Jekyll will render your publications page automatically.
You can even add a little note about which of these is the best way to reach you.
For now, this page is assumed to be a static description of your courses.
This is a description of the page. You can modify it in
This page is meant to be a static description of your courses.
This is the front page of a website that is powered by the
Like many other Jekyll-based GitHub Pages templates, academicpages makes you separate
Many of the features of dynamic content management systems (like Wordpress) can be achieved in this fashion
Register a GitHub account if you don't have one and confirm your e-mail
The main configuration file for the site is in the base directory in
For site content, there is one markdown file for each type of content
More info about configuring academicpages can be found in
I have also created a set of Jupyter notebooks
Many people use a git client to create files on their local computer
This paper is about the number 1.
This paper is about the number 2.
The contents above will be part of a list of publications, if the user clicks the link for the publication than
This is a description of your talk, which is a markdown file that can be all markdown-ified
This is a description of your conference proceedings talk, note the different field in type.
This is a description of a teaching experience.
This is an item in your portfolio. It can be have images or nice text.
Currently signed in to 43 different slack teams
This post will show up by default. To disable scheduling of future posts
My research interests include distributed robotics, mobile computing and programmable matter.
Alex Johnson is a Senior AI Research Scientist at Meta AI.
Use this area to speak to your mission. I'm a research scientist in the Moonshot team at DeepMind.
I apply a range of qualitative and quantitative methods to comprehensively investigate the role of science
Please reach out to collaborate 😃
Nelson Bighetti is a professor of artificial intelligence at the Stanford AI Lab.
Lorem ipsum dolor sit amet
Click the Cite button above to demo the feature to enable visitors to import publication metadata
Add the publication's full text or supplementary notes here.
Slides can be added in a few ways
More detail can easily be written here
Create your slides in Markdown - click the Slides button to check out the example.
Supplementary notes can be added here, including code, math, and images.
This work is driven by the results in my previous paper on LLMs.
B.S. in GitHub, GitHub University
A simple, whitespace theme for academics. Based on
with al-folio theme.
Name a file ending in .md to have it render in markdown, name it .html to render in HTML
Go to the commit list (on your repo) to find the last version GitHub built with Jekyll
uses Jekyll Kramdown, GitHub Flavored Markdown (GFM) parser
Locations of key files/directories
Basic config options: _config.yml
Top navigation bar config: _data/navigation.yml
This is a page not in the menu. You can use markdown in this page.
A growing collection of your cool projects.
publications by categories in reversed chronological order. generated by jekyll-scholar.
Materials for courses you taught. Replace this text with your description.
Course materials, schedules, and resources for classes taught.
Edit the `_data/repositories.yml` and change the `github_users` and `github_repos` lists
a simple whitespace theme for academics
Caption photos easily. On the left, a road goes through a tunnel.
This image can also have a caption. It's like magic.
You can also put regular text between your rows of images
Say you wanted to write a bit about your project before you posted the rest of the images.
You can also have artistically styled 2/3 + 1/3 images, like these.
The code is simple. Just wrap your images with
To give your project a background in the portfolio page, just add the img tag to the front matter
Quickly discover relevant content by filtering publications
""".strip().splitlines()
)
_GENERIC = re.compile(r"(?i)(?:project \d+|teaching|a long announcement with details|)")
# Samples whose text owners write anew and whose title they leave.
_OVERWRITTEN = re.compile(r"(?i)(?:blog post|portfolio item) number \d+")
_OWN_WORDS = 40  # from which on a text is that of a post
_NAMELESS = re.compile(
    r"(?i)(?:your name(?: / site title)?|your sidebar name|you r\.? name|blank|first ?name last ?name|)"
)

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)|^```.*?^```", re.DOTALL | re.MULTILINE)
_SAMPLE_CODE = ("justify-content-sm-center", "example image")
_PARAGRAPHS = re.compile(r"(\n[ \t]*\n)")


def is_sample_title(title: str) -> bool:
    """Whether a title is one that a template's own sample has."""
    return normalised_title(title) in _TITLE_KEYS


def is_sample_text(text: str) -> bool:
    """Whether a text holds a sentence that a template comes with."""
    return _count(text) > 0


def _count(text: str) -> int:
    plain = normalised_title(re.sub(r"<[^>]*>|\{[{%].*?[%}]\}|\]\([^)]*\)", "", text))
    return sum(1 for sentence in _SENTENCES if sentence in plain)


def is_sample_page(title: str, text: str) -> bool:
    """Whether a page is a sample as a whole: by its title, or by its text when the title is nobody's own."""
    if _OVERWRITTEN.fullmatch(title.strip()) and not is_sample_text(text) and len(text.split()) >= _OWN_WORDS:
        return False
    if is_sample_title(title) or _count(text) >= 3:
        return True
    return _GENERIC.fullmatch(title.strip()) is not None and is_sample_text(text[:400])


def without_samples_in(text: str) -> tuple[str, list[int]]:
    """A text without the paragraphs that a template comes with, its lines in their places, and where those stood."""
    kept, lines, number = [], [], 0
    text = _COMMENT.sub(_without_sample, text)
    for part in _PARAGRAPHS.split(text):
        is_sample = len(part.split()) < 120 and is_sample_text(part)
        if is_sample:
            lines.append(number)
        kept.append(_own_lines(part) if is_sample else part)
        number += part.count("\n")
    return "".join(kept), lines


def _without_sample(match: re.Match[str]) -> str:
    """A comment, or a piece of code, unless it is a sample: nobody saw the one, and the other explains the template."""
    text = match.group()
    is_sample = is_sample_text(text[4:]) if text.startswith("<!--") else all(one in text for one in _SAMPLE_CODE)
    return "\n" * text.count("\n") if is_sample else text


def _own_lines(paragraph: str) -> str:
    """A paragraph that holds a sample without the lines that do, or without any when only all together do."""
    own = [line if line.strip() and not is_sample_text(line) else "" for line in paragraph.split("\n")]
    return "\n".join(own if not is_sample_text("\n".join(own)) and own.count("") else [""] * len(own))


def is_placeholder(name: str) -> bool:
    """Whether a name is what a template writes for the reader to replace."""
    return _NAMELESS.fullmatch(" ".join(name.split())) is not None
