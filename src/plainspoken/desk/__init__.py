"""The profile desk: site profiles made, edited, heard and tried in a browser, on this computer alone."""
