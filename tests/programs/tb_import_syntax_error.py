# status: 1
import lib_badsyntax
