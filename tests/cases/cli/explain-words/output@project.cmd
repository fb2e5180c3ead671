explain R230
