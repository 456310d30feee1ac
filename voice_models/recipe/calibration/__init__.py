"""How likely a recogniser is right when it has heard something: fitted to trials on people and on synthetic voices."""
