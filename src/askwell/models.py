"""Where Django finds the models, which live in the folders of their steps."""

from askwell.practice.arranging.models import Attempt, Interview, Preparation, Rehearsal
from askwell.practice.asking.models import Goal, OnSite, Plan, PlanItem, Pursuit, Question, Topic, Wording
from askwell.practice.calendars.models import BusyTimes, Calendar, CallBlock, Invitation, Placed, Subscription
from askwell.practice.coaching.models import Brief
from askwell.practice.following_up.models import CheckIn, Deferral, Pause, Promise
from askwell.practice.holding.models import Answer, Debrief, Operation, Permission, Revision, TimeCheck
from askwell.practice.identifying.models import (
    ColumnMap,
    Contact,
    Detail,
    ImportBatch,
    Learned,
    Likeness,
    Organization,
    Portrait,
    SavedFilter,
    Source,
    Tag,
    Tagged,
    Verdict,
)
from askwell.practice.learning.models import Evidence, Finding
from askwell.practice.mailing.models import Mail, Reminded
from askwell.practice.referring.models import Acquaintance, Edge, EdgesMade, Preference, Referral
from askwell.practice.thanking.models import Card
from askwell.practice.today.models import NextStep
from askwell.workspace.models import Change, Entry, Seeker, Session, Share, User, Workspace

__all__ = [
    "Acquaintance",
    "Answer",
    "Attempt",
    "Brief",
    "BusyTimes",
    "Calendar",
    "CallBlock",
    "Card",
    "Change",
    "CheckIn",
    "ColumnMap",
    "Contact",
    "Debrief",
    "Deferral",
    "Detail",
    "Edge",
    "EdgesMade",
    "Entry",
    "Evidence",
    "Finding",
    "Goal",
    "ImportBatch",
    "Interview",
    "Invitation",
    "Learned",
    "Likeness",
    "Mail",
    "NextStep",
    "OnSite",
    "Operation",
    "Organization",
    "Pause",
    "Permission",
    "Placed",
    "Plan",
    "PlanItem",
    "Portrait",
    "Preference",
    "Preparation",
    "Promise",
    "Pursuit",
    "Question",
    "Referral",
    "Rehearsal",
    "Reminded",
    "Revision",
    "SavedFilter",
    "Seeker",
    "Session",
    "Share",
    "Source",
    "Subscription",
    "Tag",
    "Tagged",
    "TimeCheck",
    "Topic",
    "User",
    "Verdict",
    "Wording",
    "Workspace",
]
