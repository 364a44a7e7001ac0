// SPDX-License-Identifier: GPL-3.0-or-later
//
// udklip-read: reads documents for udklip-index, in a cage. It is started by udklip-index and talks
// to it alone (wire.hpp). With --confined it becomes a program of the user's (confine.hpp).
#include <unistd.h>

#include <cstdio>
#include <string_view>

#include "command_line/process/standard_streams.hpp"
#include "indexer/reading/child/confine.hpp"
#include "indexer/reading/child/read_foreign.hpp"
#include "indexer/reading/child/serve.hpp"

int main(int argc, char** argv) {
    using namespace udklip::indexer;
    udklip::command_line::open_standard_streams();
    if (argc > 1 && std::string_view(argv[1]) == child::kConfined) child::run_confined(argv + 2);
    if (isatty(STDIN_FILENO) != 0) {
        std::fputs("udklip-read is started by udklip-index, which feeds it documents.\n", stderr);
        return 2;
    }
    prepare_foreign_readers();
    child::serve(read_foreign);
}
