"""The council's services: forms of several pages, each described by a file and carried out by one wizard."""
