"""Who may do what (predicates of django-rules)."""

import rules

rules.add_perm(
    "tramites.ver", rules.always_allow
)  # what was published; the rest is kept out by visibles_para
