"""月历: a month of activities, with festivals, solar terms, lunar days, series and the theme."""
