check register
