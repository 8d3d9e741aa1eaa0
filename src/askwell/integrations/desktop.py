"""A notice on the desktop, by what each system brings with it: no library, no service of ours."""

import shutil
import subprocess
import sys
from collections.abc import Callable

_SECONDS = 10
_TOAST = """
$m = [Windows.UI.Notifications.ToastNotificationManager,Windows.UI.Notifications,ContentType=WindowsRuntime]
$x = $m::GetTemplateContent([Windows.UI.Notifications.ToastTemplateType]::ToastText02)
$t = $x.GetElementsByTagName('text')
$t.Item(0).AppendChild($x.CreateTextNode($args[0])) | Out-Null
$t.Item(1).AppendChild($x.CreateTextNode($args[1])) | Out-Null
$m::CreateToastNotifier('Askwell').Show([Windows.UI.Notifications.ToastNotification]::new($x))
"""


def _linux(title: str, text: str) -> list[str]:
    return ["notify-send", "--app-name=Askwell", "--", title, text]


def _mac(title: str, text: str) -> list[str]:
    script = "on run words\ndisplay notification (item 2 of words) with title (item 1 of words)\nend run"
    return ["osascript", "-e", script, title, text]


def _windows(title: str, text: str) -> list[str]:
    return ["powershell", "-NoProfile", "-Command", f"& {{{_TOAST}}}", title, text]


_BY_SYSTEM: dict[str, Callable[[str, str], list[str]]] = {"darwin": _mac, "win32": _windows}


def command(title: str, text: str) -> list[str]:
    """Return the program that shows a notice here, and its words."""
    return _BY_SYSTEM.get(sys.platform, _linux)(title, text)


def can_show() -> bool:
    """Tell whether this system brings what shows notices."""
    return shutil.which(command("", "")[0]) is not None


def show(title: str, text: str) -> bool:
    """Show a notice; tell whether the system took it."""
    words = command(title, text)
    if (program := shutil.which(words[0])) is None:
        return False
    try:
        done = subprocess.run([program, *words[1:]], capture_output=True, timeout=_SECONDS, check=False)  # noqa: S603 -- the words are arguments, never a command
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
