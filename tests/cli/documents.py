"""Writes small documents as other programs do: Word, LibreOffice, e-books, printed pages."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from PIL import Image

_WORD = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_ODF = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {
        "office": "office", "text": "text", "style": "style", "fo": "xsl-fo-compatible", "draw": "drawing",
        "table": "table", "meta": "meta",
    }.items()
)  # fmt: skip
_XLINK = 'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'


def archive(parts: Mapping[str, str | bytes]) -> bytes:
    """Return a zip archive of the parts."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as into:
        for name, content in parts.items():
            into.writestr(name, content)
    return file.getvalue()


def paragraph(text: str, style: str = "", indent: int = 0, look: str = "") -> str:
    """Return a paragraph of Word; `look` is `b` or `i`."""
    properties = (f'<w:pStyle w:val="{style}"/>' if style else "") + (
        f'<w:ind w:left="{indent}"/>' if indent else ""
    )
    looks = f"<w:rPr><w:{look}/></w:rPr>" if look else ""
    words = f'<w:t xml:space="preserve">{escape(text)}</w:t>'
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r>{looks}{words}</w:r></w:p>"


def docx(*paragraphs: str, **more: Any) -> bytes:
    """Return a document of Word, with a title style and headings; `more` are further parts, `/` as `__`."""
    types = (
        '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument'
        '.wordprocessingml.document.main+xml"/><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    )
    relation = (
        '<Relationship Id="r1" Target="word/document.xml" Type="http://schemas.openxmlformats.org/'
        'officeDocument/2006/relationships/officeDocument"/>'
    )
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{id_}"><w:name w:val="{name}"/></w:style>'
        for id_, name in (("Title", "Title"), ("H1", "heading 1"), ("H2", "heading 2"))
    )
    return archive(
        {
            "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">{types}</Types>',
            "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{relation}</Relationships>',
            "word/styles.xml": f"<w:styles {_WORD}>{styles}</w:styles>",
            "word/document.xml": f"<w:document {_WORD}><w:body>{''.join(paragraphs)}</w:body></w:document>",
            **{name.replace("__", "/"): content for name, content in more.items()},
        }
    )


def odt(body: str, styles: str = "", meta: str = "", **more: str | bytes) -> bytes:
    """Return an OpenDocument text with the content of its body, its styles and its metadata."""
    return archive(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {_ODF} {_XLINK}><office:automatic-styles>{styles}"
            f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
            "</office:document-content>",
            "meta.xml": f"<office:document-meta {_ODF} {_XLINK}><office:meta>{meta}</office:meta>"
            "</office:document-meta>",
            **{name.replace("__", "/"): content for name, content in more.items()},
        }
    )


def epub(chapters: Mapping[str, str], metadata: str = "", **more: Any) -> bytes:
    """Return an EPUB of chapters, by their file names: the content of their bodies."""
    items = "".join(f'<item id="i{n}" href="{name}"/>' for n, name in enumerate(chapters))
    spine = "".join(f'<itemref idref="i{n}"/>' for n, _ in enumerate(chapters))
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"{metadata}</metadata><manifest>{items}</manifest><spine>{spine}</spine></package>"
    )
    container = '<container><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>'
    head = '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">'
    pages = {
        f"OPS/{name}": f'<?xml version="1.0"?>\n<!DOCTYPE html>\n{head}<head><title>x</title></head>'
        f"<body>{body}</body></html>"
        for name, body in chapters.items()
    }
    parts = {"META-INF/container.xml": container, "OPS/book.opf": package, **pages}
    return archive({**parts, **{name.replace("__", "/"): content for name, content in more.items()}})


def pdf(*pages: list[str], trailer: str = "") -> bytes:
    """Return a PDF with a text layer of these lines, in the letters of ASCII."""
    objects = ["<</Type/Catalog/Pages 2 0 R>>", "", "<</Type/Font/Subtype/Type1/BaseFont/Courier>>"]
    kids = []
    for lines in pages:
        shown = "".join(
            f"1 0 0 1 72 {760 - 14 * at} Tm ({_literal(line)}) Tj\n" for at, line in enumerate(lines)
        )
        stream = f"BT /F1 10 Tf\n{shown}ET"
        objects.append(f"<</Length {len(stream)}>>stream\n{stream}\nendstream")
        resources = "/Resources<</Font<</F1 3 0 R>>>>/MediaBox[0 0 612 792]"
        objects.append(f"<</Type/Page/Parent 2 0 R{resources}/Contents {len(objects)} 0 R>>")
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<</Type/Pages/Kids[{' '.join(kids)}]/Count {len(kids)}>>"
    text, places = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(text))
        text += f"{number} 0 obj{content}endobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"trailer<</Size {len(objects) + 1}/Root 1 0 R{trailer}>>\nstartxref\n{len(text)}\n%%EOF"
    return f"{text}xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{end}".encode("latin-1")


def _literal(line: str) -> str:
    return line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def picture(colour: str = "red") -> bytes:
    """Return a small PNG."""
    file = BytesIO()
    Image.new("RGB", (3, 2), colour).save(file, "PNG")
    return file.getvalue()
