// Memory in equal pieces whose pages go back to the system as soon as a piece is not needed. Packed
// rows lie in it: the C library keeps what one thread allocated and another freed, which was 0.9
// GiB of 20 M orders. Pieces are cut from few large mappings, because their number is limited.
// Private to the folder.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

namespace xingji {

class Pages {
 public:
  /// So small that half-filled pieces of every thread and shard stay under 40 MB.
  static constexpr std::size_t piece_bytes = std::size_t{1} << 17U;

  /// A piece, which is here until it is given back or the Pages end.
  std::byte* take();
  /// Lets the system provide all pages of a piece at once instead of one by one.
  static void fetch(std::byte* piece);
  /// Any thread may give back pieces, not only the one that takes them.
  static void give_back(std::byte* piece);

 private:
  static constexpr std::size_t mapping_bytes = std::size_t{1} << 26U;
  struct Unmap {
    void operator()(std::byte* begin) const;
  };
  std::vector<std::unique_ptr<std::byte, Unmap>> mappings_;
  std::size_t used_ = mapping_bytes;  // of the last mapping
};

}  // namespace xingji
