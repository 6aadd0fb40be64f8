"""The outlook page opened on the plant, and plants whose outcome is known by hand."""

from streamlit.testing.v1 import AppTest

from stakeholder_map.model import edits
from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import ApprovalStep
from stakeholder_map.model.seat import Stance
from stakeholder_map.services import editing
from tests.ui.entry_app import fine, open_page, store_with
from tests.ui.reading_app import DAY, plant


def held(anna: int | None, bo: int | None, *, vote: bool = True, **changes: object) -> Account:
    """The plant with sure stances; with ``vote`` Anna and Bo both have to agree."""
    account = plant(**changes)
    for person, support in (("s-anna", anna), ("s-bo", bo)):
        stance = Stance(on=DAY, support=support, confidence=1.0)
        account = edits.set_stance(account, "mes", person, stance)
    if vote:
        step = ApprovalStep(id="board", name="Board", seat_ids=("s-anna", "s-bo"))
        account = edits.put_decision(account, account.decisions[0].but(steps=(step,)))
    return account


def outlook(section: str, language: str = "en", account: str = "plant") -> AppTest:
    app = open_page("outlook", language, account)
    app.segmented_control(key="outlook_section").set_value(section).run()
    fine(app)
    return app


def outlook_of(account: Account, section: str, language: str = "en") -> AppTest:
    store = store_with()
    for row in store.accounts():
        editing.delete(store, row.id)
    store.create(account, by="test")
    return outlook(section, language, account.id)
