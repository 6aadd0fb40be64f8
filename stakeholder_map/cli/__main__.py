"""``python -m stakeholder_map.cli``"""

from stakeholder_map.cli.program import main

main()
