// Memory of the machine, so that what cannot fit is refused while there is time to say so.
#pragma once

#include <cstdint>
#include <string>

namespace xingji {

/// Bytes that this process may still take: what the system calls available, and no more than its
/// control group leaves. UINT64_MAX where the system does not say.
std::uint64_t available_memory();

/// "3.4 GiB", "12 MiB": rounded up to a tenth above 1 GiB, to a MiB below.
std::string format_memory(std::uint64_t bytes);

}  // namespace xingji
