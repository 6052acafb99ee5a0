text = "namespace part"
