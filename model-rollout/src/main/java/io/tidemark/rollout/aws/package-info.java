/** The same on S3 and IoT Core, or on emulators of them. */
package io.tidemark.rollout.aws;
