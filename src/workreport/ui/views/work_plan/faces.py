"""Which face shows which part."""

from workreport.ui.viewmodels.holding import Holding
from workreport.ui.viewmodels.loads import Loads
from workreport.ui.viewmodels.plan_part import PlanPart
from workreport.ui.viewmodels.programmes import Programmes
from workreport.ui.viewmodels.recurring import Recurring
from workreport.ui.viewmodels.shared_parts import SharedParts
from workreport.ui.viewmodels.weeks import Weeks
from workreport.ui.views.work_plan.cooperation_face import CooperationFace
from workreport.ui.views.work_plan.face import Face
from workreport.ui.views.work_plan.handover_face import HandoverFace
from workreport.ui.views.work_plan.load_face import LoadFace
from workreport.ui.views.work_plan.programme_face import ProgrammeFace
from workreport.ui.views.work_plan.recurrence_face import RecurrenceFace
from workreport.ui.views.work_plan.week_face import WeekFace


def face_of(key: str, part: PlanPart) -> Face:
    """Return the face of a part.

    Raises:
        KeyError: No face shows it.
    """
    match part:
        case SharedParts():
            return CooperationFace(part)
        case Recurring():
            return RecurrenceFace(part)
        case Programmes():
            return ProgrammeFace(part)
        case Weeks():
            return WeekFace(part)
        case Holding():
            return HandoverFace(part)
        case Loads():
            return LoadFace(part)
        case _:
            raise KeyError(key)
