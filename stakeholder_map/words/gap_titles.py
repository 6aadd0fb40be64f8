"""What the gap rules beside ``words.gaps`` find, with names and numbers of the account."""

from __future__ import annotations

from stakeholder_map.words.catalogue import N_

TITLES = {
    "rival_decides": N_("{name} decides and backs {competitor}"),
    "rival_decides.veto": N_("{name} holds a veto and backs {competitor}"),
    "new_person": N_("{name} is new in the post since {on}; none of us has met them in it"),
    "new_person.unsure": N_(
        "{name} is new in the post since {on}; cannot tell whether we have met them since"
    ),
    "reorganised": N_("{n} people of this decision came or went within {days} days ({names})"),
    "coach_doubtful": N_("{name} is marked as our coach, but stands at {support}"),
    "coach_doubtful.rival": N_("{name} is marked as our coach, but backs {competitor}"),
    "coach_doubtful.unsure": N_("{name} is marked as our coach; we do not know where they stand"),
    "no_supporter": N_("Nobody is for us: of {n} known stances none is above 0"),
    "no_supporter.unsure": N_(
        "Cannot tell whether anybody is for us: {unknown} stances are unknown"
    ),
    "no_champion": N_(
        "No champion: our best is {name} ({support}, moves {influence} of the outcome)"
    ),
    "no_champion.unsure": N_(
        "Cannot tell whether we have a champion: somebody with influence has an unknown stance; "
        "our best is {name} ({support})"
    ),
    "support_on_one": N_("{part} of what speaks for us comes from {name} alone"),
    "support_on_one.unsure": N_(
        "{part} of what is known to speak for us comes from {name} alone; {unknown} stances are"
        " unknown"
    ),
    "rival_camp": N_("The camp of {competitor} holds {power} of the power ({names})"),
    "criteria_rival": N_("{name}, who backs {competitor}, set what we are judged by: {criteria}"),
    "criterion_lost": N_("We are behind on criteria that count much: {criteria}"),
    "criterion_lost.unsure": N_("Cannot tell how we stand on criteria that count much: {criteria}"),
    "criterion_lost.unweighed": N_(
        "Cannot tell how much criteria count that nobody has weighed: {criteria}"
    ),
    "attack_unanswered": N_(
        "What {names} says against us has no answer of ours ({n}), first “{line}”"
    ),
    "no_competitor": N_("They look at suppliers and we have written down no competitor"),
    "one_source": N_("All {n} ties were told by {name} alone"),
    "one_source.unsure": N_(
        "{n} ties, and the only source named is {name}; of {unknown} nobody wrote down who said so"
    ),
    "decider_ear": N_("{name} listens to people who are against us ({names})"),
    "decider_ear.unsure": N_(
        "{name} listens to people who are against us ({names}), and to others whose stance is"
        " unknown"
    ),
    "listens_unknown": N_("No tie says whom {names} listens to"),
    "buck_circle": N_("{names} point to each other in a circle: nobody decides"),
    "department_unknown": N_(
        "{department} has {share} of the decision and nobody there is on the map"
    ),
    "department_unknown.unsure": N_(
        "Nobody of {department} is on the map; cannot tell how much it counts"
    ),
    "department_against": N_(
        "{department} ({share} of the decision): everybody whose stance matters is against us "
        "({names})"
    ),
    "department_against.unsure": N_(
        "{department} ({share} of the decision): {names} against us, the others unknown"
    ),
    "department_split": N_(
        "{department}: {friend} ({best}) and {foe} ({worst}) pull against each other"
    ),
    "support_assumed": N_("What we hold of {names} is only our assumption"),
    "concern_unconfirmed": N_(
        "{name}: “{concern}” was answered {days} days ago and nobody asked whether that settles it"
    ),
    "concern_unconfirmed.unsure": N_(
        "{name}: “{concern}” was answered on a day that nobody wrote down"
    ),
    "concern_unknown": N_("{name} decides, stands at {support}, and we know of no concern"),
    "concern_common": N_("{n} people share an open concern of one kind: {category} ({names})"),
    "teammate_single_point": N_(
        "{part} of the weight that we reach hangs on {teammate} alone ({names})"
    ),
    "teammate_single_point.unsure": N_(
        "{part} of the weight that we reach hangs on {teammate} alone ({names}); of others nobody"
        " wrote down who of us met them"
    ),
    "contact_unowned": N_("Nobody of us keeps the contact with {names}"),
    "level_mismatch": N_("{names}: met, but by nobody of our own upper level in a year"),
    "level_mismatch.unsure": N_(
        "{names}: cannot tell whether our own upper level has met them in a year"
    ),
    "no_sponsor": N_("Executives of theirs take part ({names}) and none of us is named as sponsor"),
    "executive_often": N_("Our executives met {name} on {n} days within a year, more than {limit}"),
    "silence": N_("Nobody of theirs has spoken with us for {days} days"),
    "silence.never": N_("Nobody of theirs has ever spoken with us"),
    "silence.unsure": N_(
        "No two-way touch with anybody is recorded: cannot tell whether we talk at all"
    ),
    "silence.perhaps": N_(
        "Nobody of theirs has surely spoken with us for {days} days; a later touch has no answer"
        " recorded"
    ),
    "stage_unknown": N_(
        "Cannot tell what is due by now: neither their step nor our stage is recorded"
    ),
    "stage_ahead": N_("We are at “{ours}”, they are only at “{theirs}”"),
    "stage_ahead.unsure": N_("We are at “{ours}”; cannot tell whether they are there too"),
    "stage_behind": N_("They are at “{theirs}”, we are still at “{ours}”"),
    "stage_behind.unsure": N_("They are at “{theirs}”; cannot tell whether we are there too"),
    "budget_unconfirmed": N_("It has come to the tender and the budget is not confirmed"),
    "budget_unconfirmed.state": N_("It has come to the tender and the budget is only “{state}”"),
    "budget_unconfirmed.unsure": N_(
        "It has come to the tender; cannot tell whether there is a budget"
    ),
    "budget_gone": N_("The budget is “{state}”"),
    "no_approval_rule": N_("No approval step is entered: we do not know how it passes"),
    "step_empty": N_("Nobody is named for an approval step: {steps}"),
    "step_empty.unsure": N_("Nobody is named for a step that may be needed, by the value: {steps}"),
    "no_criteria": N_("They set criteria and we know none of them"),
    "no_pain": N_("They look for suppliers and we have written down no pain"),
    "pain_unanswered": N_("No answer of ours to what hurts most: {pains}"),
    "pain_unanswered.unsure": N_("No answer of ours to {pains}; cannot tell how much it hurts"),
    "no_date": N_("Nobody has entered when they decide"),
    "date_passed": N_("The decision was due on {due}, {days} days ago, and still runs"),
    "concern_near_date": N_("Decision in {days} days, serious concerns still open: {n} ({names})"),
    "decider_undecided": N_("Decision in {days} days, and {name} is neither for us nor against us"),
    "milestone_late": N_("The day has passed and nobody noted that it happened: {milestones}"),
}
