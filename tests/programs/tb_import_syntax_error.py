# status: 1
import lib_package.badsyntax
