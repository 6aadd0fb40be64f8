"""The approval rule said aloud."""

from stakeholder_map.model.decision import ApprovalStep, Decision
from stakeholder_map.model.scales import Money, StepRule
from stakeholder_map.model.seat import Seat
from stakeholder_map.words import Language, words
from stakeholder_map.words.rule import rule_text

DECISION = Decision(
    id="d",
    name="D",
    value=Money(amount=4_800_000, currency="CNY"),
    seats=(Seat(id="a"), Seat(id="b")),
    steps=(
        ApprovalStep(id="x", name="办公会", seat_ids=("a", "b"), rule=StepRule.MAJORITY),
        ApprovalStep(id="y", name="备案", seat_ids=("b",), rule=StepRule.ALL, from_value=5_000_000),
    ),
)


def test_chinese_names_stand_without_the_room_of_latin_ones() -> None:
    han = rule_text(words(Language.ZH), DECISION, {"a": "陈伟", "b": "徐娜"})
    assert "陈伟、徐娜中须有" in han
    assert "徐娜须同意；金额达到500万元才需要" in han
    latin = rule_text(words(Language.ZH), DECISION, {"a": "Ann", "b": "Bo"})
    assert "Ann、Bo 中须有" in latin


def test_an_amount_is_said_as_one_says_it() -> None:
    text = rule_text(words(Language.EN), DECISION, {"a": "Ann", "b": "Bo"})
    assert "needed only from a value of CN¥5 million" in text
