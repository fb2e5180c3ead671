list attendance --person ines-marques
