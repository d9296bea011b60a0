"""Trains and serves models of code behind the fine-tuning wire format."""
