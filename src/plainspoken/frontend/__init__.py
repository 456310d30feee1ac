"""What the sites that we serve on this computer have in common: GOV.UK's markup, its sheet, and the server."""
