"""Why the gap rules beside ``words.gaps`` matter, and what to do about what they find."""

from __future__ import annotations

from stakeholder_map.words.catalogue import N_

WHYS = {
    "rival_decides": N_(
        "A camp that can stop us needs no majority. It only has to wait for our first mistake."
    ),
    "new_person": N_(
        "Whoever is new looks at every supplier afresh in the first hundred days, with or "
        "without us."
    ),
    "reorganised": N_(
        "After a re-organisation the old chart decides nothing: weights, rules and friendships "
        "are dealt anew."
    ),
    "coach_doubtful": N_(
        "A coach who does not want us to win tells us what somebody wants us to hear."
    ),
    "no_supporter": N_(
        "A purchase without anybody inside who wants it from us is won by somebody else."
    ),
    "no_champion": N_(
        "The decision is made when we are not in the room. Somebody who is listened to has to "
        "sell for us there."
    ),
    "support_on_one": N_(
        "If this one person is moved, falls ill or is overruled, nothing is left that speaks "
        "for us."
    ),
    "rival_camp": N_(
        "Camps decide together. What convinces one of them has to answer what binds them all."
    ),
    "criteria_rival": N_(
        "Whoever writes the criteria has often chosen already. Against such a list one only "
        "loses on points."
    ),
    "criterion_lost": N_(
        "A heavy criterion that is lost has to be made up on three light ones, or be weighed anew."
    ),
    "attack_unanswered": N_(
        "What they say against us is said when we are not there. Our friends need the answer "
        "beforehand."
    ),
    "no_competitor": N_(
        "There is always one: another supplier, their own people, or doing nothing."
    ),
    "one_source": N_(
        "One insider's picture of who listens to whom is about half right: 46% of the true ties "
        "named, 29% of the named ones wrong."
    ),
    "decider_ear": N_(
        "People settle near those they listen to. Where all of them pull away, a good talk "
        "lasts a week."
    ),
    "listens_unknown": N_(
        "Who is asked for advice moves more than who signs. We do not know it of people who count."
    ),
    "buck_circle": N_(
        "Where each points to the next, nobody loses by waiting. Such a purchase dies without a no."
    ),
    "department_unknown": N_(
        "A department with a say and without a face speaks through others, or against us."
    ),
    "department_against": N_(
        "A whole department against us has a reason of its own: its budget, its work or its "
        "standing."
    ),
    "department_split": N_(
        "A department that quarrels sends no vote, or the one of whoever shouts last."
    ),
    "support_assumed": N_(
        "Plans built on what we assume of those who count fail where we were wrong."
    ),
    "concern_unconfirmed": N_(
        "An answer is ours, a settled concern is theirs. The difference shows in the vote."
    ),
    "concern_unknown": N_(
        "Whoever is not convinced has a reason. The one we do not know is the one we cannot answer."
    ),
    "concern_common": N_(
        "The same worry in several heads grows in every talk among them. Answered one by one, "
        "it returns."
    ),
    "teammate_single_point": N_(
        "If this one of us leaves or falls ill, we start again; they notice it before we do."
    ),
    "contact_unowned": N_("What everybody keeps, nobody keeps: the call is made twice or never."),
    "level_mismatch": N_(
        "Executives talk to executives about direction. Below that one hears the official text."
    ),
    "no_sponsor": N_(
        "When it matters, somebody of ours has to be able to call theirs the same day."
    ),
    "executive_often": N_(
        "Two to five a year keep the top for what only the top can do. More makes our executive "
        "the clerk."
    ),
    "silence": N_("A running purchase that is silent towards us is loud somewhere else."),
    "stage_unknown": N_("Without the stage no rule can say what should be true by now."),
    "stage_ahead": N_(
        "Who sells faster than they buy makes pressure where there is no need yet, and gives "
        "discounts for nothing."
    ),
    "stage_behind": N_("When they are further than we are, somebody else has walked with them."),
    "budget_unconfirmed": N_(
        "A tender without money is a price inquiry: we work, somebody else buys later."
    ),
    "budget_gone": N_("Without money every agreement is a friendly talk."),
    "no_approval_rule": N_(
        "Who counts depends on the rule: one veto moves the chance more than three friends."
    ),
    "step_empty": N_(
        "The last signature is where purchases end quietly. An empty step is not a step that "
        "passes."
    ),
    "no_criteria": N_(
        "Criteria that are written without us are written by somebody who knows their own "
        "strengths."
    ),
    "no_pain": N_("Without a pain that costs something, nothing is more expensive than us."),
    "pain_unanswered": N_(
        "The strongest pain is why they buy at all. Whoever answers it is heard on everything else."
    ),
    "no_date": N_("Without a date nobody has to decide, and no plan of ours has an end."),
    "date_passed": N_("A date that slips in silence has a reason that nobody told us."),
    "concern_near_date": N_("What is open on the day is said on the day, in front of everybody."),
    "decider_undecided": N_(
        "Whoever is undecided on the day follows the last voice, or votes for no change."
    ),
    "milestone_late": N_(
        "A date that nobody ticks off is either done and unknown, or slipped and unsaid."
    ),
}

ACTIONS = {
    "rival_decides": N_(
        "Find out what {name} gains with {competitor}; win a step above or beside, and take the "
        "risk out of a change."
    ),
    "new_person": N_(
        "Congratulate {name} within the week, ask about their first goals, and offer the "
        "history of the project on a page."
    ),
    "reorganised": N_(
        "Walk through the whole map with one insider: who decides now, who signs, who lost, who "
        "won."
    ),
    "coach_doubtful": N_(
        "Test it: ask {name} something you already know, and compare with a second source."
    ),
    "no_supporter": N_(
        "Start where it hurts most: find who loses most by today's state, and help that person "
        "first."
    ),
    "no_supporter.unsure": N_(
        "Ask each contact one open question about the project, and write down how they answered."
    ),
    "no_champion": N_(
        "Make {name} strong: give the figures and slides that let them argue for us in their "
        "own name."
    ),
    "support_on_one": N_(
        "Ask {name} to bring us to two more people who would gain, and build them up before the "
        "meeting."
    ),
    "rival_camp": N_(
        "Find the weakest tie in the camp, and give that one a reason and a safe way to stay "
        "neutral."
    ),
    "criteria_rival": N_(
        "Bring a criterion that their own users need and we meet best, through somebody who is "
        "heard."
    ),
    "criterion_lost": N_(
        "Close the gap, or ask who could weigh it anew and what that person would need to see."
    ),
    "criterion_lost.unsure": N_(
        "Rate our fit and theirs on these criteria, with a technician who knows both."
    ),
    "attack_unanswered": N_(
        "Write one answer of two sentences with one proof, and give it to those who are for us."
    ),
    "no_competitor": N_(
        "Ask three contacts whom else they have talked to, and what speaks for leaving it as it is."
    ),
    "one_source": N_(
        "Ask a second and a third person: “Whom does X listen to about work?” Write down who "
        "said so."
    ),
    "decider_ear": N_(
        "Win {names} first, or at least calm them; or bring somebody from outside whom "
        "{name} respects."
    ),
    "listens_unknown": N_(
        "Ask near {names}: “With whom would they talk before a decision like this?”"
    ),
    "buck_circle": N_(
        "Bring them into one room with one page: what has to be decided, by whom, by which day."
    ),
    "department_unknown": N_(
        "Ask every contact who speaks for {department}, and put that name on the map today."
    ),
    "department_against": N_(
        "Ask the calmest of {department} what would have to be different, and change that "
        "before the next meeting."
    ),
    "department_split": N_(
        "Hear {foe} alone first; let {bridge} carry an answer that lets {foe} keep face."
    ),
    "department_split.alone": N_(
        "Hear {foe} alone first, and ask whose word counts there: nobody who is for us is known to "
        "have {foe}'s ear."
    ),
    "support_assumed": N_(
        "Hear it from {names} or from somebody who was there, and note the sentence."
    ),
    "concern_unconfirmed": N_(
        "Ask {name}: “Does that settle it for you?” A yes closes it, anything else opens the talk."
    ),
    "concern_unknown": N_(
        "Ask {name}: “What would have to be true for you to sleep well with this?”"
    ),
    "concern_common": N_(
        "One proof on one page, the same for all, within one week: to {names}. One meeting only "
        "for those who stand on one level and are not against us."
    ),
    "teammate_single_point": N_(
        "Take a second one of us to the next meeting with each of {names}."
    ),
    "contact_unowned": N_("In the next review, say who of us keeps the contact: {names}."),
    "level_mismatch": N_(
        "Arrange one talk at the same level, half an hour on their direction, without slides."
    ),
    "no_sponsor": N_(
        "Name an executive sponsor of ours, and introduce them before anything has gone wrong."
    ),
    "executive_often": N_(
        "Hand the daily matters to the level below, and keep the next visit for one decision."
    ),
    "silence": N_(
        "Call the friendliest contact today: what has happened since, and who asks about it?"
    ),
    "silence.unsure": N_("Enter the last talks of all of us, ten minutes with the calendar open."),
    "stage_unknown": N_("Enter at which step they are, by what they do and not by what we hope."),
    "stage_ahead": N_(
        "Go back one step: what do they still have to settle among themselves, and how can we help?"
    ),
    "stage_ahead.unsure": N_(
        "Ask at which step they are: what was decided last, and what is decided next?"
    ),
    "stage_behind": N_(
        "Find out who helped them get there, and catch up on the one thing that is decided next."
    ),
    "budget_unconfirmed": N_(
        "Ask who released how much, from which budget, and who could still take it back."
    ),
    "budget_gone": N_(
        "Offer a pilot that fits into what somebody can sign alone, and name what waiting costs "
        "a month."
    ),
    "no_approval_rule": N_(
        "Ask: “After the evaluation, through whose hands does it go, and who can stop it there?”"
    ),
    "step_empty": N_("Ask who signs there, who prepares it for them, and what they want to read."),
    "step_empty.unsure": N_(
        "Enter the value of the decision, or ask from which amount on this step is needed."
    ),
    "no_criteria": N_(
        "Ask the author for a talk about experience with such criteria, before the list is closed."
    ),
    "no_pain": N_(
        "Ask three users what it costs them today, in hours or money, and what follows from it."
    ),
    "pain_unanswered": N_(
        "Say in one sentence how we take it away, and what that is worth to them a year."
    ),
    "no_date": N_("Ask what happens on their side if it is not decided by the end of the quarter."),
    "date_passed": N_(
        "Ask what moved it, who moved it, and what has to happen before the new day."
    ),
    "concern_near_date": N_(
        "Settle them by severity this week, one owner and one day each; tell us today which "
        "cannot be settled."
    ),
    "decider_undecided": N_("Ask {name} what is still missing for a yes, and bring exactly that."),
    "milestone_late": N_("Ask what became of it; tick it off, or enter the new day."),
}
