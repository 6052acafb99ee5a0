"""Print the packages that pyproject.toml pins for building and testing, one on a line."""

import tomllib
from pathlib import Path


def main() -> None:
    """Print them."""
    path = Path(__file__).resolve().parent.parent / "pyproject.toml"
    project = tomllib.loads(path.read_text())
    pinned = project["build-system"]["requires"] + project["project"]["dependencies"]
    for requirement in dict.fromkeys(pinned + project["dependency-groups"]["dev"]):
        print(requirement)


if __name__ == "__main__":
    main()
