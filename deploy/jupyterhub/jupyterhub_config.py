"""JupyterHub for one cohort. Who teaches, who learns and where the course is, is in hub.toml.

What you set below holds besides, as in any jupyterhub_config.py; README.md says what it takes.
"""
# ruff: noqa: INP001 - JupyterHub reads it by its path

import sys
import tomllib
from pathlib import Path

from jupyterhub.handlers import BaseHandler
from jupyterhub.spawner import LocalProcessSpawner

from grader.bulk.cohort import read_plan

c = get_config()  # type: ignore[name-defined]  # noqa: F821 - JupyterHub's own

settings = tomllib.loads(Path(__file__).with_name("hub.toml").read_text("utf-8"))
instructors: list[str] = settings["instructors"]
teacher: str = settings["account"]
course = Path(settings["course"])
exchange = read_plan(course).exchange
if not exchange:
    sys.exit(f"{course / 'cohort.toml'} names no exchange: name the folder that all of you share.")

# ---- Who may sign in: by the system's own passwords; the course's account has none
c.JupyterHub.authenticator_class = "pam"
c.Authenticator.allowed_users = set(instructors)
c.LocalAuthenticator.allowed_groups = {settings["learners"]}
c.Authenticator.allow_existing_users = False  # who is taken out of these is out

# ---- What instructors may open: the server in which the course is, which is no person's own
c.JupyterHub.load_groups = {"course": {"users": [teacher]}}
c.JupyterHub.load_roles = [
    {
        "name": "instructor",
        "description": "Open the course, and start and stop its server",
        "scopes": [f"{scope}!user={teacher}" for scope in ("servers", "access:servers", "read:users:name")],
        "users": instructors,
    }
]
# Without a question whether the course may know who they are.
c.JupyterHub.tornado_settings = {"oauth_no_confirm_list": {f"jupyterhub-user-{teacher}"}}


def first_page(handler: BaseHandler) -> str:
    """Return where somebody arrives who signs in: instructors at the course, learners at their own page."""
    user = handler.current_user
    return f"{handler.hub.base_url}spawn/{teacher}" if user and user.name in instructors else ""


c.JupyterHub.default_url = first_page


# ---- Which server each one gets, as their own Unix account
def choose(spawner: LocalProcessSpawner) -> None:
    """Let the course's account work in the course folder, and everybody else learn."""
    server = ["teach", str(course)] if spawner.user.name == teacher else ["learn", exchange]
    spawner.cmd = [sys.executable, "-m", "grader.workspace.on_hub", *server]


c.JupyterHub.spawner_class = "localprocess"
c.Spawner.pre_spawn_hook = choose
c.Spawner.environment = {"PATH": f"{Path(sys.executable).parent}:/usr/local/bin:/usr/bin:/bin"}

# ---- What stays when the hub is restarted: everybody's server, and work in it
c.JupyterHub.cleanup_servers = False

# ---- Where browsers reach it: this machine alone, until HTTPS is in front of it (README.md)
c.JupyterHub.bind_url = "http://127.0.0.1:8000"
