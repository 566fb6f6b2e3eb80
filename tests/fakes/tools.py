"""All made-up tools: at least one for each connector that asks a tool."""

from collections.abc import Callable, Mapping

from tests.fakes.github_tool import GitHubTool
from tests.fakes.jira_tool import JiraTool
from tests.fakes.json_feed_tool import FeedTool
from tests.fakes.tool import FakeTool

TOOLS: Mapping[str, Callable[[], FakeTool]] = {
    "jira cloud": JiraTool,
    "jira data center": lambda: JiraTool(is_cloud=False),
    "github": GitHubTool,
    "github project": lambda: GitHubTool(has_project=True),
    "json feed": FeedTool,
}
