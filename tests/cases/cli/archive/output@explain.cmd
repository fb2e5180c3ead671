explain r021
