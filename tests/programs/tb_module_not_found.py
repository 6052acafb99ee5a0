# status: 1
import os
import no_such_module_anywhere.sub
