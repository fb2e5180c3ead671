explain R224
