"""The outlook page: each question is answered from the account, and the answer follows it."""

import re
from datetime import date, timedelta

import pytest

from stakeholder_map.model import edits
from stakeholder_map.model.account import Account
from stakeholder_map.model.decision import ApprovalStep, Decision
from stakeholder_map.model.scales import DecisionState, TieKind
from stakeholder_map.model.seat import Seat, Stance
from stakeholder_map.model.team import Contact
from stakeholder_map.model.tie import Tie
from stakeholder_map.services import editing
from stakeholder_map.services.workspace import sample
from tests.ui.entry_app import fine, open_page, store_with
from tests.ui.outlook_app import held, outlook, outlook_of
from tests.ui.reading_app import DAY, cells, hostile, key_number, plant, seen, table

pytestmark = pytest.mark.usefixtures("fixed_day")

SECTIONS = ("today", "moved", "deciders", "unknown", "ways", "losses", "clashes", "trials")


# -- Today -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "stances", "label", "chance", "sentence"),
    [
        ("en", (5, 5), "Passes today", "100", "it would pass in 100 of 100 cases"),
        ("en", (-5, -5), "Passes today", "0", "it would pass in 0 of 100 cases"),
        ("zh", (5, 5), "今天拍板能过", "100", "100种情形里有100种通过"),
    ],
)
def test_sure_stances_settle_the_chance(
    language: str, stances: tuple[int, int], label: str, chance: str, sentence: str
) -> None:
    store_with(held(*stances))
    app = outlook("today", language)
    assert key_number(app, label) == chance
    assert sentence in seen(app)
    assert key_number(open_page("map", language, "plant"), label) == chance


def test_an_unknown_vote_makes_a_range_and_blocks() -> None:
    store_with(held(5, None))
    text = seen(outlook("today"))
    # Bo decides alone whether it passes: Anna says yes, and pulls him our way a little.
    assert "The yes that is missing most is Bo Lind's" in text
    assert "pass in 0 to 100 of 100 cases: too little is known to say more" in text
    assert "Step 1, Board: Anna Berg, Bo Lind must all agree." in text
    # One unknown view has no other to hang together with.
    assert "drawn apart" not in text


def test_what_hangs_on_two_unknown_people_thinking_alike_is_said() -> None:
    store_with(held(None, None))
    assert "thought alike, for us or against us, it would pass in 50 of" in seen(outlook("today"))


def test_the_chance_follows_an_edit() -> None:
    store = store_with(held(5, 5))
    app = outlook("today")
    assert key_number(app, "Passes today") == "100"
    editing.change(
        store, store.load("plant"), lambda a: edits.set_support(a, "mes", "s-bo", -5, DAY), by=""
    )
    app.run()
    fine(app)
    assert float(key_number(app, "Passes today").strip("<>")) < 60


def test_a_step_without_anybody_is_said_and_never_a_pass() -> None:
    account = held(5, 5)
    empty = ApprovalStep(id="law", name="Legal")
    steps = (*account.decisions[0].steps, empty)
    store_with(edits.put_decision(account, account.decisions[0].but(steps=steps)))
    app = outlook("today")
    assert "Nobody sits in the step “Legal”" in seen(app)
    assert "Legal: nobody sits here, so the answer is open" in seen(app)
    assert key_number(app, "Passes today") == "0–100"


def test_the_chance_is_never_called_calibrated_before_fifty_closed_decisions() -> None:
    store = store_with(held(5, 5))
    text = seen(outlook("today"))
    assert "It is not calibrated: 0 of 50 closed decisions are recorded." in text
    closed = tuple(
        Decision(
            id=f"old{n}",
            name=f"Old {n}",
            seats=(
                Seat(
                    id=f"seat{n}",
                    person_id="anna",
                    weight=1.0,
                    stances=(Stance(on=DAY - timedelta(9), support=4, confidence=0.9),),
                ),
            ),
        )
        for n in range(50)
    )
    stored = editing.change(
        store, store.load("plant"), lambda a: a.but(decisions=(*a.decisions, *closed)), by=""
    )
    for one in closed:
        stored = editing.close_decision(
            store, stored, one.id, DecisionState.WON, DAY, "", "", own_guess=0.5
        )
    text = seen(outlook("today"))
    assert "Corrected by how your own 50 closed decisions came out: " in text
    record = {row["Who said it"]: row for row in table(outlook("today"), "Who said it")}
    assert record["This rule"]["Decisions"] == "50"
    assert record["Counting heads"]["Error"] == "0.000"
    assert record["Your own guess, entered at the closing"]["Error"] == "0.250"
    # Heads, weighted mean and the share of wins had it right each time, the guess was a coin.
    assert "Counting heads: 0.000 over 50; " in text
    assert "Saying the share of wins every time: 0.000 over 50; " in text
    assert "Your own guess, entered at the closing: 0.250 over 50; the rule is better by" in text


# -- Who decides -----------------------------------------------------------------------------


def test_influence_and_votes_are_those_by_hand() -> None:
    # By hand: λ = 0.2 for Anna (committed), 0.5 for Bo; power one half each. det = 0.9,
    # V = [[0.8, 0.1], [0.4, 0.5]] / 0.9, so I = (2/3, 1/3).
    firm = Stance(on=DAY, support=5, confidence=1.0, commitment=1.0)
    app = outlook_of(edits.set_stance(held(5, None), "mes", "s-anna", firm), "deciders")
    shares = {row["Person"]: row["Influence"] for row in table(app, "Influence")}
    assert shares == {"Anna Berg": "67%", "Bo Lind": "33%"}
    (votes,) = [e.proto.body for e in app.get("html") if 'class="votes"' in e.proto.body]
    assert "Of every 100 points of Bo Lind&#39;s vote, 44 go back to Anna Berg." in votes
    assert "What Bo Lind thinks is not known." in votes


def test_a_row_of_the_votes_sums_to_the_whole_vote() -> None:
    app = outlook_of(held(5, 5), "deciders")
    (votes,) = [e.proto.body for e in app.get("html") if 'class="votes"' in e.proto.body]
    row = votes.split("<tr>")[2].partition("</th>")[2]
    shares = [int(share.rstrip("%")) for share in cells(row)]
    assert abs(sum(shares) - 100) <= 1


@pytest.mark.parametrize(("language", "confirm"), [("en", "Confirm"), ("zh", "确认")])
def test_a_hidden_influencer_is_confirmed(language: str, confirm: str) -> None:
    store = store_with(sample("huadong-precision", DAY))
    app = outlook("deciders", language, "huadong-precision")
    (button,) = [b for b in app.button if b.label == confirm]
    button.click().run()
    fine(app)
    assert not [b for b in app.button if b.label == confirm]
    seat = store.load("huadong-precision").account.decision("mes").seat_of("p-tang-rui")
    assert seat is not None
    assert seat.hidden


def test_a_dismissal_needs_a_reason_and_is_remembered() -> None:
    store = store_with(sample("huadong-precision", DAY))
    app = outlook("deciders", "en", "huadong-precision")
    (dismiss,) = [b for b in app.button if b.label == "Dismiss"]
    assert dismiss.disabled
    (reason,) = [t for t in app.text_input if t.label.startswith("Why not?")]
    reason.set_value("retires in March").run()
    next(b for b in app.button if b.label == "Dismiss").click().run()
    fine(app)
    assert "no hidden influencer. retires in March" in seen(app)
    assert not [b for b in app.button if b.label == "Confirm"]
    seat = store.load("huadong-precision").account.decision("mes").seat_of("p-tang-rui")
    assert seat is not None
    assert (seat.hidden, seat.not_hidden) == (False, "retires in March")
    next(b for b in app.button if b.label == "Propose again").click().run()
    assert [b for b in app.button if b.label == "Confirm"]


# -- What is unknown, ways, losses, clashes --------------------------------------------------


def test_the_unknown_stance_is_what_to_find_out() -> None:
    text = seen(outlook_of(held(5, None), "unknown"))
    assert "100% of what is still to be found out lies with Bo Lind." in text
    assert "Find out where Bo Lind stands: nothing is recorded." in text
    assert "1 tie, and nobody wrote down who told us" in text
    assert "nothing to find out" in seen(outlook_of(held(5, 5), "unknown"))


def test_one_informant_is_called_one_view() -> None:
    ties = (Tie(id="t", source="bo", target="anna", kind=TieKind.ALLIED, said_by="Cy"),)
    text = seen(outlook_of(plant(ties=ties), "unknown"))
    assert "The ties are based on 1 source." in text
    assert "ask a second person inside" in text
    zh = seen(outlook_of(plant(ties=ties), "unknown", "zh"))
    assert "这些关系出自 1 个来源。" in zh


def known_by_mia(person: str) -> Account:
    contact = Contact(id="k", teammate_id="mia", person_id=person, closeness=4)
    return plant(contacts=(contact,))


def test_a_way_goes_through_the_person_who_is_met_and_can_be_barred() -> None:
    app = outlook_of(known_by_mia("anna"), "ways")
    assert "Mia → Anna Berg → Bo Lind" in seen(app)
    app.selectbox(key="ways_to_plant_mes").set_value("bo").run()
    app.multiselect(key="ways avoid plant bo").set_value(["anna"]).run()
    fine(app)
    assert "Only Anna Berg leads to Bo Lind." in seen(app)


def test_a_closer_contact_makes_a_warmer_way() -> None:
    # Closeness 4 carries nine times of ten; through Anna it is half of that, by reporting line.
    assert "90%" in seen(outlook_of(known_by_mia("bo"), "ways"))
    text = seen(outlook_of(known_by_mia("anna"), "ways"))
    assert "45%" in text
    assert "no introduction known" in seen(outlook_of(plant(), "ways"))


def test_losing_the_only_vote_empties_its_step() -> None:
    account = held(5, -5)
    step = account.decisions[0].steps[0].but(seat_ids=("s-anna",))
    account = edits.put_decision(account, account.decisions[0].but(steps=(step,)))
    app = outlook_of(account, "losses")
    text = seen(app)
    assert "If Anna Berg left" in text
    assert "Nobody would be left in: Board." in text
    app.segmented_control(key="loss_kind").set_value(True).run()
    fine(app)
    assert "If somebody we do not know took Anna Berg's post" in seen(app)
    assert "Nobody would be left in" not in seen(app)


@pytest.mark.parametrize(
    ("language", "sentence"), [("en", "Anna Berg and Bo Lind are at odds"), ("zh", "不和")]
)
def test_a_conflict_is_a_clash_and_no_conflict_is_none(language: str, sentence: str) -> None:
    ties = (Tie(id="t", source="anna", target="bo", kind=TieKind.CONFLICT),)
    assert sentence in seen(outlook_of(plant(ties=ties), "clashes", language))
    assert sentence not in seen(outlook_of(plant(), "clashes", language))


def test_clashes_are_read_with_the_most_at_stake_first() -> None:
    app = outlook_of(sample("huadong-precision", DAY), "clashes")
    found = re.compile(r"◆ <button[^>]*>(\d+)%</button>")
    stakes = [int(n) for e in app.get("html") for n in found.findall(e.proto.body)]
    assert len(set(stakes)) > 3
    assert stakes == sorted(stakes, reverse=True)


# -- Nothing and anything --------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_stands_hostile_names(section: str, language: str) -> None:
    app = outlook_of(hostile(), section, language)
    assert not [e for e in app.get("html") if "<script" in e.proto.body.lower()]


@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_stands_a_decision_without_anybody(section: str) -> None:
    outlook_of(Account(id="bare", name="Bare", decisions=(Decision(id="d", name="D"),)), section)


def test_an_account_without_a_decision_says_where_to_begin() -> None:
    store_with(Account(id="bare", name="Bare"))
    assert "There is no decision yet" in seen(open_page("outlook", "en", "bare"))


def test_closing_takes_our_own_guess_and_says_later_what_the_map_said() -> None:
    account = held(4, 4)
    past = Stance(on=date(2026, 11, 1), support=4, confidence=1.0)
    for key in ("s-anna", "s-bo"):
        account = edits.set_stance(account, "mes", key, past)
    store = store_with(account)
    app = open_page("decision", "en", "plant")
    app.segmented_control(key="decision_section").set_value("decision").run()
    app.number_input(key="guess_mes").set_value(35).run()
    app.button(key="close_decision").click().run()
    fine(app)
    decision = store.load("plant").account.decision("mes")
    assert decision.own_guess == 0.35
    assert decision.forecast_at_close is not None
    assert "the day before it closed, the map said" in seen(app)
    assert "Our own guess was 35 of 100." in seen(app)


@pytest.mark.parametrize(
    ("language", "went"), [("en", "Anna Berg: up from −2 to +4"), ("zh", "Anna Berg由−2升到+4")]
)
def test_it_is_told_who_moved_since_an_earlier_day(language: str, went: str) -> None:
    account = held(-2, 1, vote=False)
    seat = account.decisions[0].seats[0]
    earlier = Stance(on=DAY - timedelta(80), support=-2)
    now = Stance(on=DAY - timedelta(3), support=4, evidence="Asked for the contract")
    account = edits.put_seat(account, "mes", seat.but(stances=(earlier, now)))
    app = outlook_of(account, "moved", language)
    assert went in seen(app)
    assert "Asked for the contract" in seen(app)
    app.button(key="moved_7").click().run()
    fine(app)
    assert went in seen(app)
    later = edits.put_seat(account, "mes", seat.but(stances=(earlier,)))
    assert went not in seen(outlook_of(later, "moved", language))
