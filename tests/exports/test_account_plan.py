"""The account plan: opens in Word and LibreOffice, says what matters, and keeps what is private."""

import shutil
import subprocess
import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from stakeholder_map.analysis.reading import read
from stakeholder_map.exports.blocks import Document, Heading, Paragraph, Table
from stakeholder_map.exports.document import docx_file
from stakeholder_map.exports.redaction import Audience
from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import Decision
from stakeholder_map.model.scales import TaskState
from stakeholder_map.model.task import Task
from stakeholder_map.services.account_plan import plan_file
from stakeholder_map.services.workspace import sample
from stakeholder_map.words import Language
from tests.any_text import HOSTILE
from tests.exports.private import private_fields, readable, texts, with_other
from tests.ui.reading_app import plant

TODAY = date(2026, 11, 23)
SAMPLES = [("nordklinik-group", Language.EN), ("huadong-precision", Language.ZH)]


def made(
    account: Account, audience: Audience = Audience.TEAM, language: Language = Language.EN
) -> bytes:
    return plan_file(read(account, account.decisions[0].id, TODAY), audience, language)


def said(data: bytes) -> str:
    """Return every text of a document, its tables' too."""
    found = docx.Document(BytesIO(data))
    parts = [paragraph.text for paragraph in found.paragraphs]
    parts += [cell.text for table in found.tables for row in table.rows for cell in row.cells]
    return "\n".join(parts)


@pytest.mark.parametrize(("name", "language"), SAMPLES)
def test_a_sample_gives_a_plan_with_every_section(name: str, language: Language) -> None:
    data = made(sample(name, TODAY), language=language)
    found = docx.Document(BytesIO(data))
    heads = [p.text for p in found.paragraphs if p.style and p.style.name == "Heading 1"]
    wanted = {
        Language.EN: [
            "Summary",
            "Who decides",
            "Coverage and gaps",
            "Strategy by person",
            "Plan with dates",
            "Stage: Proposal",
            "Competitors",
            "Risks",
            "What we need from our own house",
        ],
        Language.ZH: [
            "摘要",
            "由谁决定",
            "覆盖情况与缺口",
            "逐人策略",
            "行动计划与日期",
            "阶段：招投标",
            "竞争对手",
            "风险",
            "需要我方内部的支持",
        ],
    }[language]
    assert heads == wanted
    assert len(found.inline_shapes) == 1  # the map
    for person in sample(name, TODAY).people[:3]:
        assert person.name in said(data)


def test_the_same_plan_has_the_same_bytes() -> None:
    assert made(plant()) == made(plant())


def test_no_page_is_wider_than_its_paper() -> None:
    found = docx.Document(BytesIO(made(sample("nordklinik-group", TODAY))))
    for table in found.tables:
        width = sum(cell.width or 0 for cell in table.rows[0].cells)
        assert width <= (210 - 2 * 18 + 1) * 36_000  # English metric units in a millimetre
    for shape in found.inline_shapes:
        assert shape.width <= (297 - 2 * 18 + 1) * 36_000
        assert shape.height <= (210 - 2 * 18) * 36_000


def test_every_style_names_a_chinese_font() -> None:
    found = docx.Document(BytesIO(made(plant(), language=Language.ZH)))
    for name in ("Normal", "Title", "Heading 1", "Heading 2", "List Bullet"):
        fonts = found.styles[name].element.rPr.rFonts
        assert fonts.get(qn("w:eastAsia"))
        assert fonts.get(qn("w:eastAsiaTheme")) is None


def test_there_is_no_plan_for_the_customer() -> None:
    with pytest.raises(ValueError, match="formal chart"):
        made(plant(), Audience.CUSTOMER)


@pytest.mark.parametrize(("name", "language"), SAMPLES)
def test_management_reads_no_private_remark(name: str, language: Language) -> None:
    account = sample(name, TODAY)
    data = readable(made(account, Audience.MANAGEMENT, language))
    hidden = set(private_fields())
    # What management does not see may stand in what it sees too: "LED" in a name is no leak.
    shown = "\n".join(text for kind, field, text in texts(account) if (kind, field) not in hidden)
    leaked = [
        text
        for kind, field, text in texts(account)
        if (kind, field) in hidden and len(text) > 12 and text in data and text not in shown
    ]
    assert not leaked


@pytest.mark.parametrize("field", ["message", "material", "result"])
def test_managements_plan_is_the_same_whatever_a_task_says_in_private(field: str) -> None:
    task = Task(id="tt", what="Call them", decision_id="mes", due=TODAY)
    account = plant(tasks=(task,))
    other = with_other(account, "Task", field)
    assert made(account, Audience.MANAGEMENT) == made(other, Audience.MANAGEMENT)


def test_tasks_stand_in_the_plan_until_they_are_done() -> None:
    task = Task(what="Bring the payback sheet", decision_id="mes", due=TODAY)
    assert "Bring the payback sheet" in said(made(plant(tasks=(task,))))
    done = task.but(state=TaskState.DONE, done_on=TODAY)
    assert "Bring the payback sheet" not in said(made(plant(tasks=(done,))))


def test_an_empty_decision_has_a_plan_too() -> None:
    bare = Account(id="bare", name="Bare", decisions=(Decision(id="d", name="D"),))
    assert "Nobody is on this map yet." in said(made(bare))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_text(text: str) -> None:
    document = Document(
        title=text,
        facts=text,
        foot=text,
        lang="en",
        blocks=(Heading(text), Paragraph(text, bold=text), Table((text,), ((text,),))),
    )
    data = docx_file(document, TODAY)
    with zipfile.ZipFile(BytesIO(data)) as parts:
        assert parts.testzip() is None
        assert "<script" not in parts.read("word/document.xml").decode()
    assert docx.Document(BytesIO(data)).tables


OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


@pytest.mark.skipif(OFFICE is None, reason="NOT RUN: LibreOffice is not installed")
@pytest.mark.parametrize(("name", "language"), SAMPLES)
def test_libreoffice_renders_it(name: str, language: Language, tmp_path: Path) -> None:
    assert OFFICE is not None
    (tmp_path / "plan.docx").write_bytes(made(sample(name, TODAY), language=language))
    subprocess.run(
        [
            OFFICE,
            f"-env:UserInstallation={(tmp_path / 'office').as_uri()}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(tmp_path),
            str(tmp_path / "plan.docx"),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    data = (tmp_path / "plan.pdf").read_bytes()
    assert data.startswith(b"%PDF")
    assert data.count(b"/Type/Page\n") + data.count(b"/Type/Page/") >= 5
