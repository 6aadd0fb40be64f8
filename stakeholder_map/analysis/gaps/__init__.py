"""Gap rules: small predicates, one file a subject, collected in a registry."""
