"""A profile function of rt's own: it is told of events without a call of guest code."""

from __future__ import annotations

from rt.objects.frameobject import FrameObject
from rt.objects.object import Object


class ProfileHook(Object):
    """Set as a thread's profile function; sys.getprofile does not show it."""

    def event(self, what: str, frame: FrameObject, arg: Object) -> None:
        """What happens: "call", "return", "c_call", "c_return" or "c_exception".

        Args:
            arg: the built-in function that is called.
        """
        raise NotImplementedError
