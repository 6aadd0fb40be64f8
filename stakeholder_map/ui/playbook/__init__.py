"""The parts of the playbook page, and the block that offers texts on a person's card."""
