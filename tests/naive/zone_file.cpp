// Reads the system's compiled time zone files (TZif, RFC 8536), of which the twin takes the list of
// offset changes and nothing else.
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "naive/days.h"

namespace xingji::naive {
namespace {

/// A big-endian signed number of `size` bytes.
std::int64_t number_at(const std::string& bytes, std::size_t begin, std::size_t size) {
  std::uint64_t result = (static_cast<unsigned char>(bytes.at(begin)) & 0x80U) != 0 ? ~0ULL : 0;
  for (std::size_t i = 0; i < size; ++i) {
    result = (result << 8U) | static_cast<unsigned char>(bytes.at(begin + i));
  }
  return static_cast<std::int64_t>(result);
}

/// The counts that a header holds after its first 20 bytes, in the order of the file.
struct Header {
  std::size_t utc_marks, standard_marks, leaps, changes, kinds, letters;
};

Header header_at(const std::string& bytes, std::size_t begin) {
  if (bytes.substr(begin, 4) != "TZif") throw std::runtime_error("not a time zone file");
  const auto count = [&](std::size_t position) {
    return static_cast<std::size_t>(number_at(bytes, begin + 20 + 4 * position, 4));
  };
  return {count(0), count(1), count(2), count(3), count(4), count(5)};
}

}  // namespace

Zone zone_called(const std::string& name) {
  std::ifstream file("/usr/share/zoneinfo/" + name, std::ios::binary);
  if (!file) throw std::runtime_error("no such time zone: " + name);
  const std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  // The first block has 32-bit times; the second, which is read, has 64-bit ones.
  const Header old = header_at(bytes, 0);
  const std::size_t second = 44 + old.changes * 5 + old.kinds * 6 + old.letters + old.leaps * 8 +
                             old.standard_marks + old.utc_marks;
  const Header header = header_at(bytes, second);
  const std::size_t times = second + 44;
  const std::size_t kind_of_change = times + header.changes * 8;
  const std::size_t kinds = kind_of_change + header.changes;
  const auto offset_of_kind = [&](std::size_t kind) {
    return static_cast<std::int32_t>(number_at(bytes, kinds + kind * 6, 4));
  };
  std::vector<Zone::Offset> offsets = {{INT64_MIN, offset_of_kind(0)}};
  for (std::size_t i = 0; i < header.changes; ++i) {
    const auto kind = static_cast<unsigned char>(bytes.at(kind_of_change + i));
    offsets.push_back({number_at(bytes, times + i * 8, 8), offset_of_kind(kind)});
  }
  return {name, offsets};
}

}  // namespace xingji::naive
