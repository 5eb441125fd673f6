"""Tests of homepage. Laws are tested without a stopwatch: a busy machine is not a mistake."""

from hypothesis import HealthCheck, settings

settings.register_profile("homepage", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("homepage")
