from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from PIL import ExifTags, Image, ImageDraw, ImageFilter

from homepage import cache
from homepage.build import produce
from homepage.errors import ContentError
from homepage.output import encode, svg

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    MakeSite = Callable[[dict[str, str]], Path]

PAPERS = {
    "content/publications.bib": "@article{one, title={On Pictures}, author={Ada Example}, year=2024}\n"
    "@article{two, title={On Others}, author={Ada Example}, year=2023}\n"
}


def photograph(width: int = 1200, height: int = 900) -> Image.Image:
    """Something that is as hard to store as a photograph."""
    picture = Image.radial_gradient("L").resize((width, height)).convert("RGB")
    pen = ImageDraw.Draw(picture)
    for step in range(60):
        at = (step * 379 % width, step * 233 % height)
        colour = (step * 67 % 256, step * 31 % 256, step * 151 % 256)
        pen.ellipse((*at, at[0] + 40 + step * 3, at[1] + 40 + step * 3), fill=colour)
    return picture.filter(ImageFilter.GaussianBlur(1))


def jpeg(picture: Image.Image, **settings: object) -> bytes:
    file = BytesIO()
    picture.save(file, "JPEG", quality=90, **settings)
    return file.getvalue()


def png(picture: Image.Image) -> bytes:
    file = BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()


def put(root: Path, path: str, data: bytes) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_bytes(data)


def with_portrait(site: MakeSite, data: bytes, **files: str) -> Path:
    root = site({"content/person.yaml": "name: Ada Example\nimage: ada.jpg\n", **files})
    put(root, "content/ada.jpg", data)
    return root


def variants(outputs: dict[str, bytes], stem: str) -> dict[str, bytes]:
    return {path: data for path, data in outputs.items() if re.fullmatch(rf"assets/{stem}-\d+\.\w+\.\w+", path)}


def test_a_portrait_is_offered_in_three_sizes_and_two_formats_within_its_budget(site: MakeSite) -> None:
    outputs = produce(with_portrait(site, jpeg(photograph(1200, 1200)))).outputs
    found = variants(outputs, "ada")
    sizes = {(path.rsplit(".", 1)[1], Image.open(BytesIO(data)).size) for path, data in found.items()}
    assert sizes == {(kind, (side, side)) for kind in ("avif", "webp") for side in (176, 352, 528)}
    assert all(len(data) <= 25_000 for path, data in found.items() if "-528" not in path)
    home = outputs["index.html"].decode()
    tag = re.search(r"<picture>.*?</picture>", home)
    assert tag
    assert 'type="image/avif"' in tag[0]
    assert 'width="176" height="176"' in tag[0]
    assert 'alt="Portrait of Ada Example"' in tag[0]
    assert "loading" not in tag[0]
    assert outputs["ada.jpg"] == jpeg(photograph(1200, 1200))


def test_a_picture_is_never_enlarged(site: MakeSite) -> None:
    found = variants(produce(with_portrait(site, jpeg(photograph(200, 200)))).outputs, "ada")
    assert {Image.open(BytesIO(data)).width for data in found.values()} == {176, 200}


def test_orientation_is_applied_and_metadata_goes_with_a_warning_for_the_place(site: MakeSite) -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    exif[ExifTags.Base.Make] = "A camera"
    exif[ExifTags.IFD.GPSInfo] = {1: "N", 2: (31.0, 14.0, 0.0)}
    produced = produce(with_portrait(site, jpeg(photograph(800, 600), exif=exif)))
    for path, data in produced.outputs.items():
        if path.startswith("assets/ada"):
            picture = Image.open(BytesIO(data))
            assert picture.height > picture.width
            assert not picture.getexif()
            assert b"A camera" not in data
    (warning,) = produced.warnings
    assert str(warning).startswith("content/ada.jpg: warning: says where it was taken (GPS), and stands in the site")


def test_thumbnails_keep_their_proportions_and_budget(site: MakeSite) -> None:
    root = site(
        {**PAPERS, "content/publications.yaml": "one: {image: figures/wide one.png}\n".replace(" one.", "%20one.")}
    )
    put(root, "content/figures/wide one.png", png(photograph(1600, 600)))
    outputs = produce(root).outputs
    small = {path: data for path, data in outputs.items() if path.startswith("assets/wide-one-288.")}
    assert {Image.open(BytesIO(data)).size for data in small.values()} == {(288, 108)}
    assert all(len(data) <= 12_000 for data in small.values())
    listed = outputs["publications/index.html"].decode()
    assert "../assets/wide-one-288." in listed
    assert "assets/wide-one-768." in outputs["publications/one/index.html"].decode()


def test_the_first_pictures_of_a_list_are_not_put_off(site: MakeSite) -> None:
    entries = "".join(f"@misc{{w{n}, title={{Work {n}}}, author={{Ada Example}}, year=2024}}\n" for n in range(5))
    overlay = "".join(f"w{n}: {{image: fig.png}}\n" for n in range(5))
    root = site({"content/publications.bib": entries, "content/publications.yaml": overlay})
    put(root, "content/fig.png", png(photograph(300, 200)))
    outputs = produce(root).outputs
    tags = re.findall(r"<img[^>]*>", outputs["publications/index.html"].decode())
    assert ["lazy" in tag for tag in tags] == [False, False, False, True, True]
    assert all('decoding="async"' in tag for tag in tags)


def test_pictures_in_markdown_have_variants_sizes_and_a_warning_without_text(site: MakeSite) -> None:
    bio = 'Hello.\n\n![A wheel](wheel.png "Wheel")\n\n![](wheel.png)\n\n<img src="wheel.png" alt="" width="200">\n'
    root = site({"content/bio.md": bio + "\n`![](code.png)`\n"})
    put(root, "content/wheel.png", png(photograph(1000, 500)))
    produced = produce(root)
    tags = re.findall(r"<img[^>]*>", produced.outputs["index.html"].decode())
    assert len(tags) == 3
    assert 'alt="A wheel"' in tags[0]
    assert 'width="768" height="384"' in tags[0]
    assert 'width="200"' in tags[2]
    assert 'height="100"' in tags[2]
    assert 'sizes="200px"' in tags[2]
    assert all("480w" in tag and 'loading="lazy"' in tag for tag in tags)
    assert [str(one).split(" (")[0] for one in produced.warnings] == [
        "content/bio.md:5:1: warning: the picture 'wheel.png' has no text for readers who do not see it"
    ]


def test_an_animation_is_shown_as_it_is(site: MakeSite) -> None:
    root = site({"content/bio.md": "![It turns](turn.gif)\n"})
    file = BytesIO()
    photograph(60, 40).save(file, "GIF", save_all=True, append_images=[photograph(60, 40).rotate(90)])
    put(root, "content/turn.gif", file.getvalue())
    home = produce(root).outputs["index.html"].decode()
    assert re.search(r'<img [^>]*src="turn.gif"[^>]*width="60" height="40"', home)


def test_a_drawing_has_its_size_from_its_root(site: MakeSite) -> None:
    drawing = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 30 20'><path d='M0 0'/></svg>"
    root = site({"content/bio.md": "![A line](line.svg)\n", "content/line.svg": drawing})
    outputs = produce(root).outputs
    assert outputs["line.svg"] == drawing.encode()
    assert 'width="30" height="20"' in outputs["index.html"].decode()


@pytest.mark.parametrize(
    "data", [b"", b"not a picture", jpeg(photograph(300, 300))[:2000], b"\x89PNG\r\n\x1a\n" + b"\0" * 50]
)
def test_a_broken_picture_is_a_problem_of_its_file(site: MakeSite, data: bytes) -> None:
    with pytest.raises(ContentError, match=r"^content/ada\.jpg: "):
        produce(with_portrait(site, data))


def test_a_broken_picture_that_nothing_shows_is_only_copied(site: MakeSite) -> None:
    root = site({})
    put(root, "content/other.jpg", b"not a picture")
    assert produce(root).outputs["other.jpg"] == b"not a picture"


def test_the_same_bytes_come_out_with_a_cold_warm_and_damaged_cache(site: MakeSite) -> None:
    root = with_portrait(site, jpeg(photograph()))
    cold = produce(root).outputs
    assert produce(root).outputs == cold
    kept = [path for path in (root / ".homepage-cache").rglob("*") if path.is_file()]
    assert kept
    for number, path in enumerate(kept):
        path.write_bytes(b"" if number % 2 else path.read_bytes()[:-1] + b"?")
    assert produce(root).outputs == cold
    shutil.rmtree(root / ".homepage-cache")
    assert produce(root).outputs == cold


def test_a_folder_that_cannot_hold_the_cache_does_no_harm(site: MakeSite) -> None:
    root = with_portrait(site, jpeg(photograph(100, 100)))
    (root / ".homepage-cache").write_text("a file in its place")
    assert "ada.jpg" in produce(root).outputs


def modules_loaded(root: Path) -> set[str]:
    script = (
        "import sys; from pathlib import Path; from homepage.build import produce; "
        "produce(Path(sys.argv[1])); print(*sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", script, str(root)], capture_output=True, text=True, check=True)
    return set(run.stdout.split())


def test_a_site_without_raster_pictures_loads_no_imaging(site: MakeSite) -> None:
    root = site({**PAPERS, "site.yaml": "base_url: https://ada.example.org/\n"})
    produce(root)  # draws the letters of its card, which are kept
    assert "PIL.Image" not in modules_loaded(root)


def test_a_site_whose_pictures_are_in_the_cache_loads_no_imaging(site: MakeSite) -> None:
    root = with_portrait(site, jpeg(photograph(300, 300)))
    produce(root)
    assert "PIL.Image" not in modules_loaded(root)


def test_the_colours_of_a_picture_with_a_profile_are_kept() -> None:
    from PIL import ImageCms

    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    found = encode.encode(jpeg(Image.new("RGB", (300, 300), (200, 30, 30)), icc_profile=profile), ["portrait"])
    seen = Image.open(BytesIO(found.variants["portrait"][0].webp)).convert("RGB").getpixel((50, 50))
    assert isinstance(seen, tuple)
    assert all(abs(one - other) <= 6 for one, other in zip(seen, (200, 30, 30), strict=True))


def test_clear_pixels_stay_clear() -> None:
    picture = Image.new("RGBA", (900, 900), (0, 0, 0, 0))
    ImageDraw.Draw(picture).ellipse((100, 100, 800, 800), fill=(250, 0, 0, 255))
    found = encode.encode(png(picture), ["prose"])
    for one in found.variants["prose"]:
        assert Image.open(BytesIO(one.webp)).convert("RGBA").getpixel((1, 1))[3] == 0  # type: ignore[index]


def test_the_first_page_of_a_pdf_stands_for_a_paper_without_a_picture(site: MakeSite) -> None:
    pytest.importorskip("pypdfium2")
    root = site({**PAPERS, "site.yaml": "pdf_thumbnails: true\n", "content/publications.yaml": "one: {pdf: one.pdf}\n"})
    file = BytesIO()
    photograph(612, 792).save(file, "PDF")
    put(root, "content/one.pdf", file.getvalue())
    outputs = produce(root).outputs
    assert "assets/one-148." in outputs["publications/index.html"].decode()
    assert "assets/one-288." in outputs["publications/one/index.html"].decode()
    put(root, "content/one.pdf", b"%PDF-1.4 broken")
    with pytest.raises(ContentError, match=r"content/one\.pdf: cannot be read as a picture"):
        produce(root)


def test_without_the_library_for_pdfs_the_setting_is_a_problem(site: MakeSite, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    monkeypatch.setattr("homepage.output.media.find_spec", lambda _: None)
    with pytest.raises(ContentError, match=r"site\.yaml:1:1: pdf_thumbnails needs .*homepage\[pdf\]"):
        produce(site({**PAPERS, "site.yaml": "pdf_thumbnails: true\n"}))


CLEAN = (
    b'<?xml version="1.0"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" '
    b'"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n'
    b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:i="http://www.inkscape.org/namespaces/inkscape" i:version="1">'
    b'<style>.a { fill: url(#g) }</style><i:note/><use href="#a"/><image href="data:image/png;base64,AA=="/></svg>'
)


def test_a_clean_drawing_keeps_its_bytes() -> None:
    assert svg.cleaned(CLEAN) == (CLEAN, ())


@pytest.mark.parametrize(
    ("inside", "removed"),
    [
        ("<script>alert(1)</script>", "<script>"),
        ('<rect onclick="alert(1)"/>', "the event handler onclick"),
        ('<foreignObject><p xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>', "<foreignObject>"),
        ('<p xmlns="http://www.w3.org/1999/xhtml"/>', "<p> of another language"),
        ('<image href="https://example.org/x.png"/>', "the address 'https://example.org/x.png'"),
        ('<image href="//example.org/x.png"/>', "the address '//example.org/x.png'"),
        ('<a href="java&#10;script:alert(1)"/>', "the address 'java\\nscript:alert(1)'"),
        ('<use href="data:image/svg+xml,x"/>', "the address 'data:image/svg+xml,x'"),
        ('<rect fill="url(https://example.org/)"/>', "fill with an address of another host"),
        ('<rect style="fill:u\\72l(//example.org)"/>', "style with an address of another host"),
        ("<style>@imp\\6frt 'x'</style>", "<style> with an address of another host"),
        ('<a><set attributeName="href" to="javascript:alert(1)"/></a>', "<set> of href"),
        ('<animate attributeName="onload" to="x"/>', "<animate> of onload"),
        ('<g xml:base="https://example.org/"/>', "xml:base"),
    ],
)
def test_what_acts_or_reaches_out_is_removed_and_reported(inside: str, removed: str) -> None:
    data, found = svg.cleaned(f'<svg xmlns="http://www.w3.org/2000/svg">{inside}<path d="M0 0"/>tail</svg>'.encode())
    assert found == (removed,)
    assert b'<path d="M0 0"' in data
    assert b"tail" in data
    assert svg.cleaned(data) == (data, ())


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b'<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>', "declares entities"),
        (b"<svg", "is not well-formed SVG"),
        (b"<svg/>", "is not an SVG drawing"),
        (
            b'<svg xmlns="http://www.w3.org/2000/svg">' + b"<g>" * 5000 + b"</g>" * 5000 + b"</svg>",
            "is nested too deeply",
        ),
    ],
)
def test_a_drawing_that_cannot_be_judged_is_a_problem(site: MakeSite, data: bytes, message: str) -> None:
    root = site({})
    put(root, "content/x.svg", data)
    with pytest.raises(ContentError, match=f"content/x.svg: {message}"):
        produce(root)


def test_what_was_removed_from_a_drawing_is_a_warning(site: MakeSite) -> None:
    root = site({"content/x.svg": '<svg xmlns="http://www.w3.org/2000/svg" onload="x()"><script/></svg>'})
    produced = produce(root)
    assert str(produced.warnings[0]).startswith(
        "content/x.svg: warning: the site has this drawing without the event handler onload, <script>"
    )
    assert b"script" not in produced.outputs["x.svg"]


def test_variants_of_pictures_that_are_gone_leave_the_cache(site: MakeSite) -> None:
    root = with_portrait(site, jpeg(photograph(100, 100)))
    produce(root)
    before = os.listdir(root / ".homepage-cache" / "pictures")
    put(root, "content/ada.jpg", jpeg(photograph(120, 120)))
    produce(root)
    after = os.listdir(root / ".homepage-cache" / "pictures")
    assert (len(before), len(after)) == (1, 1)
    assert before != after


def test_the_cache_returns_only_what_was_put_in(tmp_path: Path) -> None:
    kept = cache.Cache(tmp_path / "kept")
    assert kept.get("name") is None
    kept.put("name", b"result")
    assert kept.get("name") == b"result"
    (tmp_path / "kept" / "name").write_bytes(b"result")
    assert kept.get("name") is None
    assert os.listdir(tmp_path / "kept") == ["name"]
    assert cache.key("ab", "c") != cache.key("a", "bc")


def test_a_small_drawing_of_a_list_costs_no_request(site: MakeSite) -> None:
    small = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><path d="M0 0h4v4z" fill="#8f3f2f"/></svg>'
    large = small.replace("<path", f"<desc>{'x' * 1024}</desc><path")
    files = {
        "content/positions.yaml": "- {organization: A, logo: a.svg}\n- {organization: B, logo: b.svg}\n",
        "content/bio.md": "![a](a.svg)\n",
        "content/a.svg": small,
        "content/b.svg": large,
    }
    outputs = produce(site(files)).outputs
    page = outputs["index.html"].decode()
    assert 'src="data:image/svg+xml,%3Csvg%20xmlns=%22http://www.w3.org/2000/svg%22%20viewBox=%220%200' in page
    assert "fill=%22%238f3f2f%22" in page
    assert page.count('src="b.svg"') == 1
    assert page.count('src="a.svg"') == 1  # in a text it stays a file
    assert outputs["a.svg"] == small.encode()


def test_a_fault_that_is_read_over_is_no_warning_of_python() -> None:
    # An empty directory of tags, after which Pillow warns and gives up.
    with pytest.raises(ValueError, match="is not a picture"):
        encode.encode(b"II*\0" + b"0" * 100, ["paper"])
