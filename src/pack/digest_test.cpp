// The digest that names what a score rests on.
#include "pack/digest.h"

#include <gtest/gtest.h>

namespace xingji {
namespace {

TEST(Digest, is_sha256_of_the_bytes) {
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  const std::string one[] = {"abc"};
  EXPECT_EQ(sha256_of_files(one), sha256_hex("abc"));
  const std::string split[] = {"ab", "c"};
  EXPECT_NE(sha256_of_files(split), sha256_hex("abc"));
}

}  // namespace
}  // namespace xingji
