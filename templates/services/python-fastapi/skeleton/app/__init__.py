"""The service. Start with `python -m app`; `app.main.create_app` builds it for tests."""
