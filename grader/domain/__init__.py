"""The vocabulary of a negotiation: small immutable types that know no file, widget or exercise."""
