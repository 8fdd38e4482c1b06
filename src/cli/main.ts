console.log("emic");
